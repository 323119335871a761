let x = 3, y = 4;
let dx = 0, dy = 0;
const speed = 5;
dx = speed * 0.6;
dy = speed * 0.8;
x += dx;
y += dy;
const energy = 0.5 * (dx * dx + dy * dy);
