// dq is clipped, and lines below read the result as the gradient from above: that is no remark, it is wrong.
// pass of y: dy right, dq right, dq wrong, da inherited, dx inherited
var a = 0.7, c = 1.5, x = 2;    //│ da = 3, dc = 1.4, dx = 1.05
var q = a * x;    //│ q = 1.4 · dq = 1.5
var y = c * q;    //│ y = 2.1 · dy = 1
var dy = 1;    //│ = 1
var dq = c * dy;    //│ = 1.5
dq = Math.max(-1, Math.min(1, dq));    //│ = 1
var da = x * dq;    //│ = 2
var dx = a * dq;    //│ = 0.7

/* verify
step-after-read.js: backward pass of y, compared at 7 points
  line  6  dy  ✓ 1
  line  7  dq  ✓ 1.5
  line  8  dq  ✗ 1, should be 1.5: dq is the gradient of q on line 7 already: this line makes something else of it
      see it with  the values of the file   gives dq = 1, should be 1.5
  line  9  da  → 2, should be 3: this line is right, but dq on line 8 is not
  line 10  dx  → 0.7, should be 1.05: this line is right, but dq on line 8 is not
  no gradient for c
step-after-read.js: 2 of 5 gradients right, 1 wrong, 2 off because of it
*/
