// Adam-like smoothing of a signal, and how the last value depends on the smoothing; one seed for each output
const s1 = k * x1;
const s2 = k * x2 + (1 - k) * s1;
const s3 = k * x3 + (1 - k) * s2;
const n1 = (1 - k) ** 3;
const fair = s3 / (1 - n1);
const spread = (x3 - s3) * (x3 - s3);
// backward
const dfair = 1.5;
const dspread = -0.5;
const dn1 = (s3 / ((1 - n1) * (1 - n1))) * dfair;
let ds3 = dfair / (1 - n1);
ds3 -= 2 * (x3 - s3) * dspread;
const dx3 = 2 * (x3 - s3) * dspread + k * ds3;
const ds2 = (1 - k) * ds3;
const dx2 = k * ds2;
const ds1 = (1 - k) * ds2;
const dx1 = k * ds1;
let dk = (x3 - s2) * ds3 + (x2 - s1) * ds2 + x1 * ds1;
dk -= 3 * (1 - k) ** 2 * dn1;
