// A name that a comment gives is held to account like any other.
// pass of y: e right, delta wrong, da inherited
// mended: delta = y * (1 - y) * e
// @gradient delta of z, e of y
var a = 0.5, b = -2;    //│ da = -0.3932, db = 0.09831
var z = a * b;    //│ z = -1 · delta = 0.1966
var y = sig(z);    //│ y = 0.2689 · e = 1
var e = 1;    //│ = 1
var delta = y * (1 + y) * e;    //│ = 0.3413
var da = b * delta;    //│ = -0.6825

/* verify
gradient-comment-wrong.js: backward pass of y, compared at 7 points
  line  8  e      ✓ 1
  line  9  delta  ✗ 0.341271, should be 0.196612: the sign is wrong: y must be subtracted here
      see it with  the values of the file   gives delta = 0.341271, should be 0.196612
  line 10  da     → -0.682542, should be -0.393224: this line is right, but delta on line 9 is not
  no gradient for b
gradient-comment-wrong.js: 1 of 3 gradients right, 1 wrong, 1 off because of it
  fixed  line 9  var delta = y * (1 - y) * e;
*/
