// Gradients that begin at zero, and are added to.
// pass of x (seed not set): da right, db right
var x = a * b;    //│ a ≈ 0.32, b ≈ 0.66, x ≈ 0.2112 · da ≈ 0.66, db ≈ 0.32, dx = 1
var da = 0, db = 0;    //│ = 0, = 0
da += b * dx;    //│ ≈ 0.66
db += a * dx;    //│ ≈ 0.32

/* verify
pass-accumulated.js: backward pass of x, compared at 7 points
  line 4  da  ✓ 0.66
  line 4  db  ✓ 0.32
pass-accumulated.js: 2 of 2 gradients right
*/
