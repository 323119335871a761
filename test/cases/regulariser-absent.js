// The loss has a regulariser, and the pass does not.
// pass of loss: dloss right, dy right, da wrong
// because: The contribution through line 6 is left out: da += reg * a * dloss
var a = 0.7, c = 1.5, x = 2, reg = 0.1;    //│ da = -0.13, dc = 0.1, dx = -0.07, dreg = 0.245
var y = a * x - c;    //│ y = -0.1 · dy = -0.1
var loss = 0.5 * y * y + 0.5 * reg * a * a;    //│ loss = 0.0295 · dloss = 1
var dloss = 1;    //│ = 1
var dy = y * dloss;    //│ = -0.1
var da = x * dy;    //│ = -0.2

/* verify
regulariser-absent.js: backward pass of loss, compared at 7 points
  line  7  dloss  ✓ 1
  line  8  dy     ✓ -0.1
  line  9  da     ✗ -0.2, should be -0.13: the contribution through line 6 is left out: da += reg * a * dloss; a reaches the output loss along three paths (line 5 and line 6 twice), and their contributions add up
      see it with  the values of the file   gives da = -0.2, should be -0.13
  no gradient for c, x, reg
regulariser-absent.js: 2 of 3 gradients right, 1 wrong
  fixed  line 9  var da = x * dy + reg * a * dloss;
*/
