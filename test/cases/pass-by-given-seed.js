// Nobody sets dx: the pass begins from the gradient that it is given.
// pass of x (seed not set): da right, db right
var x = a * b;    //│ a ≈ 0.32, b ≈ 0.66, x ≈ 0.2112 · da ≈ 0.66, db ≈ 0.32, dx = 1
var da = b * dx;    //│ ≈ 0.66
var db = a * dx;    //│ ≈ 0.32

/* verify
pass-by-given-seed.js: backward pass of x, compared at 7 points
  line 4  da  ✓ 0.66
  line 5  db  ✓ 0.32
pass-by-given-seed.js: 2 of 2 gradients right
*/
