const q = 0.8, p = 0.3, m = 2, k = 5;
const H = p * p / (2 * m) + 0.5 * k * q * q;
const dq = p / m;
const dp = -k * q;
const q1 = q + 0.01 * dq;
const p1 = p + 0.01 * dp;
