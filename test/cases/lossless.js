// No loss is written: the usual ones are tried, and half the squared error fits.
// pass of p (seed -0.6364525402815664): dz right, dw right, db right
// because: as if the loss were half the squared difference of p and t
var x = 0.8, w = -1.2, b = 0.4, t = 1;    //│ dx = 0.1767, dw = -0.1178, db = -0.1473, dt = ?
var z = w * x + b;    //│ z = -0.56 · dz = -0.1473
var p = 1 / (1 + Math.exp(-z));    //│ p = 0.3635 · dp = -0.6365
var dz = (p - t) * p * (1 - p);    //│ = -0.1473
var dw = x * dz;    //│ = -0.1178
var db = dz;    //│ = -0.1473

/* verify
lossless.js: backward pass of p, compared at 7 points (as if the loss were half the squared difference of p and t)
  line  7  dz  ✓ -0.147263 – right as if the loss were half the squared difference of p and t; no line computes one
  line  8  dw  ✓ -0.11781
  line  9  db  ✓ -0.147263
  no gradient for x, t
lossless.js: 3 of 3 gradients right
*/
