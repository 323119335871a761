const x = 13, y = 9;
const w = 64, h = 32;
const u = x / w, v = y / h;
const du = 1 / w;
const dv = 1 / h;
const u2 = u + du;
const v2 = v + dv;
const texel = Math.floor(v2 * h) * w + Math.floor(u2 * w);
