// axial to cube, distance of two hexes
const q1 = 1, r1 = -2;
const q2 = 4, r2 = 0;
const dq = q2 - q1;
const dr = r2 - r1;
const ds = -dq - dr;
const dist = (Math.abs(dq) + Math.abs(dr) + Math.abs(ds)) / 2;
