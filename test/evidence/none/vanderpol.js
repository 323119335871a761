const mu = 1.5;
let x = 2.0, y = 0.0;
const step = 0.01;
let d_x = y;
let d_y = mu * (1 - x * x) * y - x;
x = x + step * d_x;
y = y + step * d_y;
