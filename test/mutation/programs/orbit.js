// Kepler's third law, and the speed at the nearest point of the orbit
var mu = G * M;
var cube = a ** 3;
var period = 2 * Math.PI * Math.sqrt(cube / mu);
var near = a * (1 - ecc);
var speed = Math.sqrt(mu * (2 / near - 1 / a));

// backward: the gradients on both are given
var dnear = -mu / (near * near * speed) * dspeed;
var dmu = (2 / near - 1 / a) / (2 * speed) * dspeed;
var da = mu / (2 * speed * a * a) * dspeed;
dmu -= period / (2 * mu) * dperiod;
var dcube = period / (2 * cube) * dperiod;
da += (1 - ecc) * dnear;
da += 3 * a * a * dcube;
var decc = -a * dnear;
var dG = M * dmu;
var dM = G * dmu;
