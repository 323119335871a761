let x = 1, y = 2, z = 3;
const w = 8, h = 8;
let i = x + w * (y + h * z);
const dx = 1;
const dy = w * dx;
const dz = h * dy;
const right = i + dx;
const below = i + dy;
const behind = i + dz;
