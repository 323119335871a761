// No usual loss has such a gradient: the seed is what the first line says, and the lines below are judged by it.
// pass of z (seed -2.140738325095407): dz right, dw wrong, dx right, db right
// because: taken for the seed
var x = 0.8, w = -1.2, b = 0.4, t = 1;    //│ dx = 2.569, dw = -1.713, db = -2.141, dt = ?
var z = w * x + b;    //│ z = -0.56 · dz = -2.141
var p = 1 / (1 + Math.exp(-z));    //│ p = 0.3635 · dp = ?
var dz = (p - t) * (p + 3);    //│ = -2.141
var dw = w * dz;    //│ = 2.569
var dx = w * dz;    //│ = 2.569
var db = dz;    //│ = -2.141

/* verify
lossless-by-its-first-line.js: backward pass of z, compared at 7 points (no line computes a loss: it is judged by its first lines)
  line  7  dz  ✓ -2.14074 – dz is taken for the seed: no line computes a loss, and none of the usual ones gives this. The lines below are judged by it, and it is not judged itself
  line  8  dw  ✗ 2.56889, should be -1.71259: uses w where x belongs: in a product, the local gradient of one input is the other input
      see it with  the values of the file   gives dw = 2.56889, should be -1.71259
  line  9  dx  ✓ 2.56889
  line 10  db  ✓ -2.14074
  no gradient for t
lossless-by-its-first-line.js: 3 of 4 gradients right, 1 wrong
  fixed  line 8  var dw = x * dz;
*/
