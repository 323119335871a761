// A pull is minus the gradient: right where updates add it.
// pass of y (seed 1.56): dw right, db right
// because: minus the gradient
var x = 0.8, w = -1.2, b = 0.4, target = 1;    //│ dx = -1.872, dw = 1.248, db = 1.56, dtarget = ?
var y = w * x + b;    //│ y = -0.56 · dy = 1.56
var pull = target - y;
var dw = x * pull;    //│ = 1.248
var db = pull;    //│ = 1.56
w += 0.1 * dw;    //│ w = -1.075
b += 0.1 * db;    //│ b = 0.556

/* verify
lossless-pull.js: backward pass of y, compared at 7 points (as if the loss were half the squared difference of y and target)
  line  7  dw  ✓ 1.248 – right for updates that add it: it is minus the gradient, as if the loss were half the squared difference of y and target, and pulls y to where that is small
  line  8  db  ✓ 1.56
  no gradient for x, target
lossless-pull.js: 2 of 2 gradients right
*/
