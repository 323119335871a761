// Batch normalisation of two numbers in closed form, with helpers.
var m = (a + b) / 2;
var v = ((a - m) ** 2 + (b - m) ** 2) / 2;
var s = Math.sqrt(v + 0.001);
var y = (gamma * (a - m)) / s + beta;
var q = (b - m) / s;
var r = y * y * q;

// backward pass
var dy = 2 * y * q * dr;
var dq = y * y * dr;
var dgamma = ((a - m) / s) * dy;
var dbeta = dy;
var ga = (gamma / s) * dy;
var gb = dq / s;
var ds = -(ga * (a - m) + gb * (b - m)) / s;
var dv = ds / (2 * s);
var dm = -ga - gb - (a - m) * dv - (b - m) * dv;
var da = ga + (a - m) * dv + dm / 2;
var db = gb + (b - m) * dv + dm / 2;
