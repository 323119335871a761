const a = 0.2, b = -0.3, c = 5;
const x = 10, y = 20;
const z = a * x + b * y + c;
const dx = 1, dy = 1;
const dz = a * dx + b * dy;
const next = z + dz;
