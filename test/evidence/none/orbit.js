var GM = 39.478; // AU^3 / yr^2
var x = 1, y = 0;
var vx = 0, vy = 6.283;
var dt = 0.001;

var r = Math.sqrt(x * x + y * y);
var ax = -GM * x / (r * r * r);
var ay = -GM * y / (r * r * r);
var dvx = ax * dt;
var dvy = ay * dt;
vx += dvx;
vy += dvy;
var dx = vx * dt;
var dy = vy * dt;
x += dx;
y += dy;
