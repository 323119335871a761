// An update closes the circuit, and makes an input of the next one.
// pass of x: dx right, da right
var a = 2, b = 3;    //│ da = 3, db = 2
var x = a * b;    //│ x = 6 · dx = 1
var dx = 1;    //│ = 1
var da = b * dx;    //│ = 3
a += 0.1 * da;    //│ a = 2.3 · da = 3
x = a * b;    //│ x = 6.9 · dx = 1

/* verify
pass-then-update.js: backward pass of x, compared at 7 points
  line 5  dx  ✓ 1
  line 6  da  ✓ 3
  no gradient for b
pass-then-update.js: 2 of 2 gradients right
*/
