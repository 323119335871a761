// A gradient that is only declared is not written yet: it is listed as missing, and nothing is wrong.
// pass of x: dx right, da right
var a = 2, b = 3;    //│ da = 3, db = 2
var x = a * b;    //│ x = 6 · dx = 1
let da, db;
var dx = 1;    //│ = 1
da = b * dx;    //│ = 3

/* verify
bare-declarations.js: backward pass of x, compared at 7 points
  line 6  dx  ✓ 1
  line 7  da  ✓ 3
  no gradient for b
bare-declarations.js: 2 of 2 gradients right
*/
