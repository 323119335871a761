const p0 = 0, p1 = 3, m0 = 1, m1 = -1;
const t = 0.4;
const t2 = t * t, t3 = t2 * t;
const p = (2 * t3 - 3 * t2 + 1) * p0 + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * p1 + (t3 - t2) * m1;
const dp = p1 - p0;
const dt = 1 - t;
const end = p + dp * dt;
