// A hinge for each wrong class; the right one pays for both. And a penalty on the weights.
const s1 = a1 * x + c1;
const s2 = a2 * x + c2;
const s3 = a3 * x + c3;
const m1 = Math.max(0, s1 - s2 + 1);
const m3 = Math.max(0, s3 - s2 + 1);
const reg = 0.05 * (a1 * a1 + a2 * a2 + a3 * a3);
const loss = m1 + m3 + reg;

// backward
const dm1 = dloss;
const dm3 = dloss;
const dreg = dloss;
const ds1 = m1 > 0 ? dm1 : 0;
const ds3 = m3 > 0 ? dm3 : 0;
const ds2 = -ds1 - ds3;
let da1 = 0.1 * a1 * dreg;
let da2 = 0.1 * a2 * dreg;
let da3 = 0.1 * a3 * dreg;
da1 += x * ds1;
da2 += x * ds2;
da3 += x * ds3;
const dc1 = ds1, dc2 = ds2, dc3 = ds3;
const dx = a1 * ds1 + a2 * ds2 + a3 * ds3;
