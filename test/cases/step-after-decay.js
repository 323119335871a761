// A term of the variable alone is added to a gradient that was right, for the update: a remark.
// pass of y: dy right, dw right
var w = 0.5, x = 2, reg = 0.1;    //│ dw = 0.8399, dx = 0.21, dreg = 0
var y = Math.tanh(w * x);    //│ y = 0.7616 · dy = 1
var dy = 1;    //│ = 1
var dw = (1 - y * y) * x * dy;    //│ = 0.8399
dw += reg * w;    //│ = 0.8899

/* verify
step-after-decay.js: backward pass of y, compared at 7 points
  line 5  dy  ✓ 1
  line 6  dw  ✓ 0.839949
      line 7 (dw += reg * w) comes after the gradient of w: what it makes of dw is no part of it
  no gradient for x
step-after-decay.js: 2 of 2 gradients right
*/
