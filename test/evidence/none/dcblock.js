let x = 0.4;
let x1 = 0.3;
let y1 = 0.05;
const R = 0.995;
const dx = x - x1;
const y = dx + R * y1;
x1 = x;
y1 = y;
