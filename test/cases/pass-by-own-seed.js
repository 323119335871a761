// The pass sets its seed itself, and it is not 1.
// pass of x (seed 2): dx right, da right
var a = 1.5, b = -3;    //│ da = -6, db = 3
x = a * b    //│ x = -4.5 · dx = 2
dx = 2    //│ = 2
da = b * dx    //│ = -6

/* verify
pass-by-own-seed.js: backward pass of x, compared at 7 points
  line 5  dx  ✓ 2
  line 6  da  ✓ -6
  no gradient for b
pass-by-own-seed.js: 2 of 2 gradients right
*/
