// distance estimate: z and dz by c, real and imaginary parts
let zr = 0.2, zi = 0.1, dr = 1, di = 0;
const cr = -0.5, ci = 0.6;
const dr1 = 2 * (zr * dr - zi * di) + 1;
const di1 = 2 * (zr * di + zi * dr);
const zr1 = zr * zr - zi * zi + cr;
const zi1 = 2 * zr * zi + ci;
const r = Math.hypot(zr1, zi1);
const d = Math.hypot(dr1, di1);
const distance = r * Math.log(r) / d;
