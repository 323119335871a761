const x = 3.4, y = 5.8;
const x0 = Math.floor(x), y0 = Math.floor(y);
const dx = x - x0, dy = y - y0;
const a = 10, b = 20, c = 30, d = 50;
const top1 = a + dx * (b - a);
const bottom = c + dx * (d - c);
const value = top1 + dy * (bottom - top1);
