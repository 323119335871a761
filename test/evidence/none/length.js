const x1 = 1, y1 = 2, x2 = 4, y2 = 6;
const dx = x2 - x1;
const dy = y2 - y1;
const len = Math.hypot(dx, dy);
const nx = -dy / len;
const ny = dx / len;
const mx = (x1 + x2) / 2 + 3 * nx;
const my = (y1 + y2) / 2 + 3 * ny;
