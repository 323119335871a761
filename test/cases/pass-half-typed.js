// While its last line is being typed a pass stays a pass, and nothing is wrong.
// broken: the last line
// pass of x (seed not set): dq right, da right
var a = 2, b = 3, c = 4;    //│ da = 3, db = 2, dc = 1
var q = a * b;    //│ q = 6 · dq = 1
var x = q + c;    //│ x = 10 · dx = 1
var dq = dx;    //│ = 1
var da = b * dq;    //│ = 3
var db = a *

/* verify
pass-half-typed.js: backward pass of x, compared at 7 points
  line  7  dq  ✓ 1
  line  8  da  ✓ 3
  no gradient for c
  line 9 may compute gradients and was not looked at: this statement has a syntax error
pass-half-typed.js: 2 of 2 gradients right; 1 statement was not looked at
*/
