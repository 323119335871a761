// The mask of a rectifier is left out whose input has no name: what comes out tells as well where it is open.
// pass of y: dy right, dn wrong, da inherited, dx inherited, db inherited
// because: A step is missing after line 10: dn = n > 0 ? dn : 0, the gradient through the max of line 6.
// mended: dn = n > 0 ? dn : 0;
var a = 0.7, x = 2, b = 0.2, c = 1.5;    //│ da = 3, dx = 1.05, db = 1.5, dc = 1.6
var n = Math.max(0, a * x + b);    //│ n = 1.6 · dn = 1.5
var y = c * n;    //│ y = 2.4 · dy = 1
// backward
let dy = 1;    //│ = 1
let dn = c * dy;    //│ = 1.5
let da = x * dn;    //│ = 3
let dx = a * dn;    //│ = 1.05
let db = dn;    //│ = 1.5

/* verify
step-missing-mask.js: backward pass of y, compared at 7 points
  line  9  dy  ✓ 1
  line 10  dn  ✗ 1.5: a step is missing after line 10: dn = n > 0 ? dn : 0, the gradient through the max of line 6
      see it with  a = 2.09, x = -1.99, b = -0.99 in the code   gives da = -2.985, should be 0
  line 11  da  → 3 agrees here, not elsewhere: the mistake is on line 10: this is right once that is mended
  line 12  dx  → 1.05 agrees here, not elsewhere: the mistake is on line 10: this is right once that is mended
  line 13  db  → 1.5 agrees here, not elsewhere: the mistake is on line 10: this is right once that is mended
  no gradient for c
step-missing-mask.js: 1 of 5 gradients right, 1 wrong, 3 off because of it
  fixed  line 11  dn = n > 0 ? dn : 0;
*/
