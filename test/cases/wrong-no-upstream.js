// The gradient from above is missing.
// pass of x (seed not set): da wrong, db right, dc right
// because: multiplied by the upstream gradient dx
// mended: da = b * dx;
var x = a * b + c;    //│ a ≈ 0.32, b ≈ 0.66, c ≈ 1.82, x ≈ 2.031 · da ≈ 0.66, db ≈ 0.32, dc = 1, dx = 1
var da = b;    //│ ≈ 0.66
var db = a * dx;    //│ ≈ 0.32
var dc = 1.0 * dx;    //│ = 1

/* verify
wrong-no-upstream.js: backward pass of x, compared at 7 points
  line 6  da  ✗ 0.66 agrees here, not elsewhere: the gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient dx
      see it with  // @input a = 0.2, b = 0.2, c = 2.23, dx = 1.63   gives da = 0.2, should be 0.326
  line 7  db  ✓ 0.32
  line 8  dc  ✓ 1
wrong-no-upstream.js: 2 of 3 gradients right, 1 wrong
  fixed  line 6  var da = b * dx;
*/
