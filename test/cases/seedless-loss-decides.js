// Beside a written loss the first line must be the gradient of that.
// pass of loss (seed not set): dy wrong, dw inherited, db inherited
// because: swapped
var x = 0.8, w = -1.2, b = 0.4, t = 1;    //│ dx = 0.7637, dw = -0.5092, db = -0.6365, dt = 0.56
var y = w * x + b;    //│ y = -0.56 · dy = -0.6365
var p = 1 / (1 + Math.exp(-y));    //│ p = 0.3635 · dp = -2.751
var loss = -(t * Math.log(p) + (1 - t) * Math.log(1 - p));    //│ loss = 1.012 · dloss = 1
var dy = t - p;    //│ = 0.6365
var dw = x * dy;    //│ = 0.5092
var db = dy;    //│ = 0.6365

/* verify
seedless-loss-decides.js: backward pass of loss, compared at 7 points (no line reads or sets dloss: it counts as 1)
  line  8  dy  ✗ 0.636453, should be -0.636453: the operands of - are swapped: it must be p - t
      see it with  the values of the file   gives dy = 0.636453, should be -0.636453
  line  9  dw  → 0.509162, should be -0.509162: this line is right, but dy on line 8 is not
  line 10  db  → 0.636453, should be -0.636453: this line is right, but dy on line 8 is not
  no gradient for x, t
seedless-loss-decides.js: 0 of 3 gradients right, 1 wrong, 2 off because of it
  fixed  line 8  var dy = p - t;
*/
