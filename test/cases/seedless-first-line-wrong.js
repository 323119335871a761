// No seed is written, and the code ends in tanh: what that says of its first line decides.
// pass of s (seed not set): dz wrong, dw inherited, dx inherited, db inherited
// because: s * s
// mended: 1 - s * s
var x = 0.8, w = -1.2, b = 0.4;    //│ dx = -0.8904, dw = 0.5936, db = 0.742
var z = w * x + b;    //│ z = -0.56 · dz = 0.742
var s = Math.tanh(z);    //│ s = -0.508 · ds = 1
var dz = 1 - s;    //│ = 1.508
var dw = x * dz;    //│ = 1.206
var dx = w * dz;    //│ = -1.81
var db = dz;    //│ = 1.508

/* verify
seedless-first-line-wrong.js: backward pass of s, compared at 7 points (no line reads or sets ds: it counts as 1)
  line  8  dz  ✗ 1.50798, should be 0.741959: the derivative of Math.tanh is 1 - s * s here, not 1 - s
      see it with  the values of the file   gives dz = 1.50798, should be 0.741959
  line  9  dw  → 1.20638, should be 0.593567: this line is right, but dz on line 8 is not
  line 10  dx  → -1.80957, should be -0.890351: this line is right, but dz on line 8 is not
  line 11  db  → 1.50798, should be 0.741959: this line is right, but dz on line 8 is not
seedless-first-line-wrong.js: 0 of 4 gradients right, 1 wrong, 3 off because of it
  fixed  line 8  var dz = 1 - s * s;
*/
