// The loss has the term that the last line adds: it is that term's share, and judged.
// pass of loss: dloss right, dy right, da right
var a = 0.7, c = 1.5, x = 2, reg = 0.1;    //│ da = -0.13, dc = 0.1, dx = -0.07, dreg = 0.245
var y = a * x - c;    //│ y = -0.1 · dy = -0.1
var loss = 0.5 * y * y + 0.5 * reg * a * a;    //│ loss = 0.0295 · dloss = 1
var dloss = 1;    //│ = 1
var dy = y * dloss;    //│ = -0.1
var da = x * dy;    //│ = -0.2
da += reg * a * dloss;    //│ = -0.13

/* verify
regulariser-in-the-loss.js: backward pass of loss, compared at 7 points
  line  6  dloss  ✓ 1
  line  7  dy     ✓ -0.1
  line  8  da     ✓ -0.13
  no gradient for c, x, reg
regulariser-in-the-loss.js: 3 of 3 gradients right
*/
