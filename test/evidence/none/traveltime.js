const pos0 = 3;
const pos1 = 27;
const v = 4;
const dpos = pos1 - pos0;
const dt = dpos / v;
const t0 = 8;
const t = t0 + dt;
