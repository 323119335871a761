// A mask that never masks: n is 0 where it should. The lines that read it tell that a step was meant.
// pass of y: dy right, dn right, dn wrong, da inherited, db inherited
// because: The operator is wrong: it must be n > 0.
// mended: dn *= n > 0;
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 3, db = 1.5, dc = 1.6, dx = 1.05
var n = Math.max(0, a * x + b);    //│ n = 1.6 · dn = 1.5
var y = c * n;    //│ y = 2.4 · dy = 1
var dy = 1;    //│ = 1
var dn = c * dy;    //│ = 1.5
dn *= n >= 0;    //│ = 1.5
var da = x * dn;    //│ = 3
var db = dn;    //│ = 1.5

/* verify
step-mask-idle.js: backward pass of y, compared at 8 points
  line  8  dy  ✓ 1
  line  9  dn  ✓ 1.5
  line 10  dn  ✗ 1.5 agrees here, not elsewhere: the operator is wrong: it must be n > 0
      see it with  a = -0.04, b = -1.74 in the code   gives dn = 1.5, should be 0
  line 11  da  → 3 agrees here, not elsewhere: this line is right, but dn on line 10 is not
  line 12  db  → 1.5 agrees here, not elsewhere: this line is right, but dn on line 10 is not
  no gradient for c, x
step-mask-idle.js: 2 of 5 gradients right, 1 wrong, 2 off because of it
  fixed  line 10  dn *= n > 0;
*/
