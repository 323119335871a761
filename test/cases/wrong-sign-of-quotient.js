// 1 / a falls as a grows.
// pass of x (seed not set): da wrong
// because: The sign is wrong: da must have the opposite sign
// mended: da = -1.0 / (a * a) * dx;
var a = 0.8;    //│ da = -1.562
var x = 1.0 / a;    //│ x = 1.25 · dx = 1
var da = 1.0 / (a * a) * dx;    //│ = 1.562

/* verify
wrong-sign-of-quotient.js: backward pass of x, compared at 7 points
  line 7  da  ✗ 1.5625, should be -1.5625: the sign is wrong: da must have the opposite sign
      see it with  // @input dx = 1   gives da = 1.5625, should be -1.5625
wrong-sign-of-quotient.js: 0 of 1 gradients right, 1 wrong
  fixed  line 7  var da = -1.0 / (a * a) * dx;
*/
