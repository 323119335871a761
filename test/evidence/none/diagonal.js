let x = 2, y = 3;
let sum = x + y;
let dx = 1;
let dy = dx;
x += dx;
y += dy;
sum = x + y;
let dsum = dx + dy;
