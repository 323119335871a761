// fade a led from one colour to another in 50 steps
let r = 255, g = 128, b = 0;
const dr = (0 - r) / 50;
const dg = (64 - g) / 50;
const db = (255 - b) / 50;
r += dr;
g += dg;
b += db;
r += dr;
g += dg;
b += db;
