// Chained assignments, and two circuits in one file.
var e1 = E - ecc * Math.sin(E);
var dE = (1 - ecc * Math.cos(E)) * de1;
var decc = -Math.sin(E) * de1;

var far = a * (1 - k * k);
var near = 1 + k * Math.cos(nu);
var radius = far / near;
var dfar = dradius / near;
var dnear = (-far / (near * near)) * dradius;
var da = (1 - k * k) * dfar;
var dk = -2 * a * k * dfar + Math.cos(nu) * dnear;
var dnu = -k * Math.sin(nu) * dnear;
