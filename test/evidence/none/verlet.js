let x = 0.5;
let v = 0;
const w = 2;
const dt = 0.05;

let a = -w * w * x;
let dx = v * dt + 0.5 * a * dt * dt;
x += dx;
let a_new = -w * w * x;
let dv = 0.5 * (a + a_new) * dt;
v += dv;
let E = 0.5 * v * v + 0.5 * w * w * x * x;
