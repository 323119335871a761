const m1 = 2, v1 = 3, m2 = 1, v2 = -1;
const p = m1 * v1 + m2 * v2;
const v = p / (m1 + m2);
const dv1 = v - v1;
const dv2 = v - v2;
const dp1 = m1 * dv1;
const dp2 = m2 * dv2;
const dE = 0.5 * (m1 + m2) * v * v - 0.5 * m1 * v1 * v1 - 0.5 * m2 * v2 * v2;
