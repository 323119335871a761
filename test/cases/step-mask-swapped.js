// The mask lets through what it must stop: wrong at the step, and what reads it inherits that.
// pass of y: dy right, dn right, dn wrong, da inherited, db inherited
// because: The two branches are swapped: it must be … ? dn : 0.
// mended: dn = n > 0 ? dn : 0;
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 3, db = 1.5, dc = 1.6, dx = 1.05
var n = Math.max(0, a * x + b);    //│ n = 1.6 · dn = 1.5
var y = c * n;    //│ y = 2.4 · dy = 1
var dy = 1;    //│ = 1
var dn = c * dy;    //│ = 1.5
dn = n > 0 ? 0 : dn;    //│ = 0
var da = x * dn;    //│ = 0
var db = dn;    //│ = 0

/* verify
step-mask-swapped.js: backward pass of y, compared at 8 points
  line  8  dy  ✓ 1
  line  9  dn  ✓ 1.5
  line 10  dn  ✗ 0, should be 1.5: the two branches are swapped: it must be … ? dn : 0
      see it with  the values of the file   gives dn = 0, should be 1.5
  line 11  da  → 0, should be 3: this line is right, but dn on line 10 is not
  line 12  db  → 0, should be 1.5: this line is right, but dn on line 10 is not
  no gradient for c, x
step-mask-swapped.js: 2 of 5 gradients right, 1 wrong, 2 off because of it
  fixed  line 10  dn = n > 0 ? dn : 0;
*/
