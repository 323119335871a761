// A comment gives any other name its meaning.
// pass of y: e right, delta right, da right
// @gradient delta of z, e of y
var a = 0.5, b = -2;    //│ da = -0.3932, db = 0.09831
var z = a * b;    //│ z = -1 · delta = 0.1966
var y = sig(z);    //│ y = 0.2689 · e = 1
var e = 1;    //│ = 1
var delta = y * (1 - y) * e;    //│ = 0.1966
var da = b * delta;    //│ = -0.3932

/* verify
gradient-comment.js: backward pass of y, compared at 7 points
  line  7  e      ✓ 1
  line  8  delta  ✓ 0.196612
  line  9  da     ✓ -0.393224
  no gradient for b
gradient-comment.js: 3 of 3 gradients right
*/
