// The pull between two masses, with the inverse square written as a power.
let ex = x2 - x1;
let ey = y2 - y1;
let r2 = ex ** 2 + ey ** 2;
let pull = m1 * m2 * r2 ** -1.5;
let fx = pull * ex;
let fy = pull * ey;

let dpull = ex * dfx + ey * dfy;
let dex = pull * dfx;
let dey = pull * dfy;
let dm1 = m2 * r2 ** -1.5 * dpull;
let dm2 = m1 * r2 ** -1.5 * dpull;
let dr2 = -1.5 * m1 * m2 * r2 ** -2.5 * dpull;
dex += 2 * ex * dr2;
dey += 2 * ey * dr2;
let dx2 = dex;
let dx1 = -dex;
let dy2 = dey;
let dy1 = -dey;
