// "loss" of a line through one point
const p = a * x + b;
const r = p - target;
const loss = r ** 2;

const dr = 2 * r;
const dp = dr;
const da = dp * x;
const dx = dp * a;
const db = dp;
