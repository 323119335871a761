// Two circuits in one file, one statement after the other on a line.
var m = E - ecc * Math.sin(E);
// backward
var dE = (1 - ecc * Math.cos(E)) * dm; var decc = -Math.sin(E) * dm;

// forward again: the distance at the true anomaly nu
var far = a * (1 - k * k), near = 1 + k * Math.cos(nu);
var radius = far / near;
// backward
var dfar = dradius / near, dnear = -far / (near * near) * dradius;
var da = (1 - k * k) * dfar; var dk = -2 * a * k * dfar + Math.cos(nu) * dnear; var dnu = -k * Math.sin(nu) * dnear;
