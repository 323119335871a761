// The loss that most lines agree with decides: here the cross-entropy.
// pass of p (seed -2.750672500296101): dz right, dw wrong, db right
// because: w where x belongs
var x = 0.8, w = -1.2, b = 0.4, t = 1;    //│ dx = 0.7637, dw = -0.5092, db = -0.6365, dt = ?
var z = w * x + b;    //│ z = -0.56 · dz = -0.6365
var p = 1 / (1 + Math.exp(-z));    //│ p = 0.3635 · dp = -2.751
var dz = p - t;    //│ = -0.6365
var dw = w * dz;    //│ = 0.7637
var db = dz;    //│ = -0.6365

/* verify
lossless-wrong.js: backward pass of p, compared at 7 points (as if the loss were the cross-entropy of p and t)
  line  7  dz  ✓ -0.636453 – right as if the loss were the cross-entropy of p and t; no line computes one
  line  8  dw  ✗ 0.763743, should be -0.509162: uses w where x belongs: in a product, the local gradient of one input is the other input
      see it with  the values of the file   gives dw = 0.763743, should be -0.509162
  line  9  db  ✓ -0.636453
  no gradient for x, t
lossless-wrong.js: 2 of 3 gradients right, 1 wrong
  fixed  line 8  var dw = x * dz;
*/
