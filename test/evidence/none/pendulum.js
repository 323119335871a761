// simple pendulum, one step of Euler
const g = 9.81;
const L = 1.5;
const dt = 0.01;
let theta = 0.4;
let omega = 0;

let dtheta = omega * dt;
let domega = -(g / L) * Math.sin(theta) * dt;
theta += dtheta;
omega += domega;

dtheta = omega * dt;
domega = -(g / L) * Math.sin(theta) * dt;
theta += dtheta;
omega += domega;
