// dx1 is assigned twice, where the second should be dx3: one mistake, at that name.
// pass of y: dy right, dx2 right, dx1 wrong
// mended: dx3 =
var x1 = 2, x2 = 3, x3 = 5;    //│ dx1 = 15, dx2 = 10, dx3 = 6
var y = x1 * x2 * x3;    //│ y = 30 · dy = 1
var dy = 1;    //│ = 1
var dx1 = x2 * x3 * dy;    //│ = 15
var dx2 = x1 * x3 * dy;    //│ = 10
var dx1 = x1 * x2 * dy;    //│ = 6

/* verify
wrong-name-at-the-left.js: backward pass of y, compared at 7 points
  line  6  dy   ✓ 1
  line  8  dx2  ✓ 10
  line  9  dx1  ✗ 6, should be 15: the name is wrong: this is the gradient of x3, so it must be dx3
      see it with  the values of the file   gives dx1 = 6, should be 15
  no gradient for x3
wrong-name-at-the-left.js: 2 of 3 gradients right, 1 wrong
  fixed  line 9  var dx3 = x1 * x2 * dy;
*/
