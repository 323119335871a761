// a goes into the product twice.
// pass of x (seed not set): da wrong
// because: a factor of 2 is missing
// mended: da = 2 * a * dx;
var a = 3;    //│ da = 6
var x = a * a;    //│ x = 9 · dx = 1
var da = a * dx;    //│ = 3

/* verify
wrong-factor-of-two.js: backward pass of x, compared at 7 points
  line 7  da  ✗ 3, should be 6: a goes into line 6 twice, and the contributions of both add up: a factor of 2 is missing
      see it with  // @input dx = 1   gives da = 3, should be 6
wrong-factor-of-two.js: 0 of 1 gradients right, 1 wrong
  fixed  line 7  var da = 2 * a * dx;
*/
