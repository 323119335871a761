const x = 1.2;
const f = Math.exp(x) - 3 * x;
const df = Math.exp(x) - 3;
const d2f = Math.exp(x);
const dx = -(2 * f * df) / (2 * df * df - f * d2f);
const next = x + dx;
