// The step through the tanh is left out, so that all lines that read dh are off by the same factor: one mistake.
// pass of y: dy right, dc right, dh wrong, dw inherited, dx inherited, db inherited
// because: A step is missing after line 11: dh *= 1 - h * h, the gradient through the tanh of line 6.
// mended: dh *= 1 - h * h;
var w = 0.7, x = 0.5, b = 0.2, c = 1.5;    //│ dw = 0.5621, dx = 0.787, db = 1.124, dc = 0.5005
var h = Math.tanh(w * x + b);    //│ h = 0.5005 · dh = 1.5
var y = c * h;    //│ y = 0.7508 · dy = 1
// backward
var dy = 1;    //│ = 1
var dc = h * dy;    //│ = 0.5005
var dh = c * dy;    //│ = 1.5
var dw = x * dh;    //│ = 0.75
var dx = w * dh;    //│ = 1.05
var db = dh;    //│ = 1.5

/* verify
step-missing.js: backward pass of y, compared at 7 points
  line  9  dy  ✓ 1
  line 10  dc  ✓ 0.50052
  line 11  dh  ✗ 1.5: a step is missing after line 11: dh *= 1 - h * h, the gradient through the tanh of line 6
      see it with  the values of the file   gives dw = 0.75, should be 0.56211
  line 12  dw  → 0.75, should be 0.56211: the mistake is on line 11: this is right once that is mended
  line 13  dx  → 1.05, should be 0.786953: the mistake is on line 11: this is right once that is mended
  line 14  db  → 1.5, should be 1.12422: the mistake is on line 11: this is right once that is mended
step-missing.js: 2 of 6 gradients right, 1 wrong, 3 off because of it
  fixed  line 12  dh *= 1 - h * h;
*/
