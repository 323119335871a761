// x is assigned twice. Going back, dx belongs to the second x first, then to the first.
// pass of x: dx right, dx right, da right
var a = 0.4, b = 3;    //│ da = 0.9151, db = 0.122
var x = a * b;    //│ x = 1.2 · dx = 0.305
x = Math.tanh(x);    //│ x = 0.8337 · dx = 1
var dx = 1;    //│ = 1
dx = (1 - x * x) * dx;    //│ = 0.305
var da = b * dx;    //│ = 0.9151

/* verify
pass-through-versions.js: backward pass of x, compared at 7 points
  line 6  dx  ✓ 1
  line 7  dx  ✓ 0.30502
  line 8  da  ✓ 0.91506
  no gradient for b
pass-through-versions.js: 3 of 3 gradients right
*/
