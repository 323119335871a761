// A term is added to a gradient that was right: uncertain, with what was seen; nobody is blamed.
// pass of y: dy right, dw uncertain
var w = 0.5, x = 2, reg = 0.1;    //│ dw = 0.8399, dx = 0.21, dreg = 0
var y = Math.tanh(w * x);    //│ y = 0.7616 · dy = 1
var dy = 1;    //│ = 1
var dw = (1 - y * y) * x * dy;    //│ = 0.8399
dw += reg * w;    //│ = 0.8899

/* verify
step-after-decay.js: backward pass of y, compared at 7 points
  line 5  dy  ✓ 1
  line 6  dw  ? 0.889949: dw is the gradient of w on line 6. What line 7 (dw += reg * w) makes of it is not judged
  no gradient for x
step-after-decay.js: 1 of 2 gradients right, 1 uncertain
*/
