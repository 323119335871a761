var sigma = 10;
var rho = 28;
var beta = 8 / 3;
var x = 0.1, y = 0, z = 0;
var dt = 0.005;

var dx = sigma * (y - x) * dt;
var dy = (x * (rho - z) - y) * dt;
var dz = (x * y - beta * z) * dt;
x = x + dx;
y = y + dy;
z = z + dz;
