let x = 4.2;
let dx = 0.3;
const alpha = 0.8, beta = 0.2, dt = 0.5;
const measured = 4.6;
x += dx * dt;
const r = measured - x;
x += alpha * r;
dx += beta * r / dt;
