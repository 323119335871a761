// The guide's second chapter masks its neuron in place: n's pre-activation is only a part of a line.
// pass of y: dy right, dn right, dn right, da right, dx right, db right
// because: From here dn is the gradient of a * x + b, before the max.
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 3, db = 1.5, dc = 1.6, dx = 1.05
var n = Math.max(0, a * x + b);    //│ n = 1.6 · dn = 1.5
var y = c * n;    //│ y = 2.4 · dy = 1
var dy = 1;    //│ = 1
var dn = c * dy;    //│ = 1.5
dn = n > 0 ? dn : 0;    //│ = 1.5
var da = x * dn;    //│ = 3
var dx = a * dn;    //│ = 1.05
var db = dn;    //│ = 1.5

/* verify
step-mask.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dn  ✓ 1.5
  line  9  dn  ✓ 1.5 – from here dn is the gradient of a * x + b, before the max
  line 10  da  ✓ 3
  line 11  dx  ✓ 1.05
  line 12  db  ✓ 1.5
  no gradient for c
step-mask.js: 6 of 6 gradients right
*/
