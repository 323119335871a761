// The mask stands in the line that computes dn: it is the gradient of the wire before the max at once.
// pass of y: dy right, dn right, da right, db right
// because: dn is the gradient of a * x + b, before the max.
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 3, db = 1.5, dc = 1.6, dx = 1.05
var n = Math.max(0, a * x + b);    //│ n = 1.6 · dn = 1.5
var y = c * n;    //│ y = 2.4 · dy = 1
var dy = 1;    //│ = 1
var dn = n > 0 ? c * dy : 0;    //│ = 1.5
var da = x * dn;    //│ = 3
var db = dn;    //│ = 1.5

/* verify
step-mask-at-once.js: backward pass of y, compared at 8 points
  line  7  dy  ✓ 1
  line  8  dn  ✓ 1.5 – dn is the gradient of a * x + b, before the max
  line  9  da  ✓ 3
  line 10  db  ✓ 1.5
  no gradient for c, x
step-mask-at-once.js: 4 of 4 gradients right
*/
