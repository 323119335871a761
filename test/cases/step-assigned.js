// A step in place that sets its variable anew: what came from above is lost.
// pass of y: dy right, dh wrong, dw inherited, dx inherited
// because: The gradient from above is missing: this line sets dh anew where it must multiply what line 10 gives: dh *= 1 - h * h.
// mended: dh *= 1 - h * h;
var w = 0.7, x = 0.5, c = 1.5;    //│ dw = 0.6651, dx = 0.9312, dc = 0.3364
var h = Math.tanh(w * x);    //│ h = 0.3364 · dh = 1.5
var y = c * h;    //│ y = 0.5046 · dy = 1
// backward
var dy = 1;    //│ = 1
var dh = c * dy;    //│ = 1.5
dh = 1 - h * h;    //│ = 0.8869
var dw = x * dh;    //│ = 0.4434
var dx = w * dh;    //│ = 0.6208

/* verify
step-assigned.js: backward pass of y, compared at 7 points
  line  9  dy  ✓ 1
  line 11  dh  ✗ 0.886851, should be 1.5: the gradient from above is missing: this line sets dh anew where it must multiply what line 10 gives: dh *= 1 - h * h
      see it with  the values of the file   gives dh = 0.886851, should be 1.5
  line 12  dw  → 0.443426, should be 0.665139: this line is right, but dh on line 11 is not
  line 13  dx  → 0.620796, should be 0.931194: this line is right, but dh on line 11 is not
  no gradient for c
step-assigned.js: 1 of 4 gradients right, 1 wrong, 2 off because of it
  fixed  line 11  dh *= 1 - h * h;
*/
