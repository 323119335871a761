const v0 = 3, a = 2, t = 4;
const v = v0 + a * t;
const dv = v - v0;
const s = v0 * t + 0.5 * a * t * t;
const ds = v * 0.1;
const s2 = s + ds;
