const x1 = 2, y1 = 1;
const x2 = 5, y2 = 7;
const dx = 1, dy = dx * (y2 - y1) / (x2 - x1);
let x = x1;
let y = y1;
x += dx;
y += dy;
