// Updates that subtract a pull go uphill.
// pass of y (seed -1.56): dy wrong, dw inherited, db inherited
// because: swapped
// mended: var dy = y - target;
var x = 0.8, w = -1.2, b = 0.4, target = 1;    //│ dx = 1.872, dw = -1.248, db = -1.56, dtarget = ?
var y = w * x + b;    //│ y = -0.56 · dy = -1.56
var dy = target - y;    //│ = 1.56
var dw = x * dy;    //│ = 1.248
var db = dy;    //│ = 1.56
w -= 0.1 * dw;    //│ w = -1.325
b -= 0.1 * db;    //│ b = 0.244

/* verify
lossless-uphill.js: backward pass of y, compared at 7 points (as if the loss were half the squared difference of y and target)
  line  7  dy  ✗ 1.56, should be -1.56: the operands of - are swapped: it must be y - target
      see it with  the values of the file   gives dy = 1.56, should be -1.56
  line  8  dw  → 1.248, should be -1.248: this line is right, but dy on line 7 is not
  line  9  db  → 1.56, should be -1.56: this line is right, but dy on line 7 is not
  no gradient for x, target
lossless-uphill.js: 0 of 3 gradients right, 1 wrong, 2 off because of it
  fixed  line 7  var dy = y - target;
*/
