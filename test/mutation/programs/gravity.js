// The pull between two masses, with the inverse square written as a power.
const ex = x2 - x1;
const ey = y2 - y1;
const r2 = ex ** 2 + ey ** 2;
const pull = m1 * m2 * r2 ** -1.5;
const fx = pull * ex;
const fy = pull * ey;

// backward pass
const dpull = ex * dfx + ey * dfy;
let dex = pull * dfx;
let dey = pull * dfy;
const dm1 = m2 * r2 ** -1.5 * dpull;
const dm2 = m1 * r2 ** -1.5 * dpull;
const dr2 = -1.5 * m1 * m2 * r2 ** -2.5 * dpull;
dex += 2 * ex * dr2;
dey += 2 * ey * dr2;
const dx2 = dex;
const dx1 = -dex;
const dy2 = dey;
const dy1 = -dey;
