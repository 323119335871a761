// The loss is divided by n, and its gradient again.
// pass of loss: dloss right, dy right, da right, da wrong
// because: here it is divided by n twice
var a = 0.7, c = 1.5, x = 2, n = 4;    //│ da = -0.05, dc = 0.025, dx = -0.0175, dn = -0.0003125
var y = a * x - c;    //│ y = -0.1 · dy = -0.025
var loss = 0.5 * y * y / n;    //│ loss = 0.00125 · dloss = 1
var dloss = 1;    //│ = 1
var dy = y / n * dloss;    //│ = -0.025
var da = x * dy;    //│ = -0.05
da /= n;    //│ = -0.0125

/* verify
step-after-divided-twice.js: backward pass of loss, compared at 7 points
  line  7  dloss  ✓ 1
  line  8  dy     ✓ -0.025
  line  9  da     ✓ -0.05
  line 10  da     ✗ -0.0125, should be -0.05: da is the gradient of a on line 9 already: here it is divided by n twice
      see it with  the values of the file   gives da = -0.0125, should be -0.05
  no gradient for c, x, n
step-after-divided-twice.js: 3 of 4 gradients right, 1 wrong
*/
