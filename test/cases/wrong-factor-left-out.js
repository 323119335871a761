// A factor is left out in the middle of three; one input is free, the others are not.
// pass of x (seed not set): da right, db wrong, dc right
// mended: db =
var a = 1, b = 3;    //│ da ≈ 5.46, db ≈ 1.82
var x = a * b * c;    //│ c ≈ 1.82, x ≈ 5.46 · dc = 3, dx = 1
var da = b * c * dx;    //│ ≈ 5.46
var db = c * dx;    //│ ≈ 1.82
var dc = a * b * dx;    //│ = 3

/* verify
wrong-factor-left-out.js: backward pass of x, compared at 7 points
  line 6  da  ✓ 5.46
  line 7  db  ✗ 1.82 agrees here, not elsewhere: the local gradient is missing a factor: a
      see it with  // @input c = 2.23, dx = 1.63   and with a = 0.79, b = 1.62 in the code   gives db = 3.6349, should be 2.87157
  line 8  dc  ✓ 3
wrong-factor-left-out.js: 2 of 3 gradients right, 1 wrong
  fixed  line 7  var db = c * a * dx;
*/
