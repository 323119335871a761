let k = 12, m = 0.5, c = 0.2;
let x = 1, v = 0;
let dt = 1 / 60;
let F = -k * x - c * v;
let dv = F / m * dt;
v += dv;
let dx = v * dt;
x += dx;
