const m = 3, v = 4;
const p = m * v;
const dp = 6;
const dv = dp / m;
const v2 = v + dv;
const p2 = m * v2;
