// One line forgot the gradient from above: the majority is right, and a line that would be right alone condemns nobody.
// pass of s (seed not set): dz right, dw wrong, dx right, db right
// because: upstream
// mended: var dw = x * dz;
var x = 0.8, w = -1.2, b = 0.4;    //│ dx = -0.2777, dw = 0.1851, db = 0.2314
var z = w * x + b;    //│ z = -0.56 · dz = 0.2314
var s = 1 / (1 + Math.exp(-z));    //│ s = 0.3635 · ds = 1
var dz = s * (1 - s);    //│ = 0.2314
var dw = x;    //│ = 0.8
var dx = w * dz;    //│ = -0.2777
var db = dz;    //│ = 0.2314

/* verify
seedless-upstream-forgotten.js: backward pass of s, compared at 7 points (no line reads or sets ds: it counts as 1)
  line  8  dz  ✓ 0.231381
  line  9  dw  ✗ 0.8, should be 0.185105: the gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient dz
      see it with  the values of the file   gives dw = 0.8, should be 0.185105
  line 10  dx  ✓ -0.277657
  line 11  db  ✓ 0.231381
seedless-upstream-forgotten.js: 3 of 4 gradients right, 1 wrong
  fixed  line 9  var dw = x * dz;
*/
