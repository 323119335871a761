// A gradient was right, and a line adds what is no share of it.
// pass of y: dy right, da right, da wrong, dx right
// because: c * dy does not belong to it.
var a = 0.7, c = 1.5, x = 2;    //│ da = 3, dc = 1.4, dx = 1.05
var y = a * x * c;    //│ y = 2.1 · dy = 1
var dy = 1;    //│ = 1
var da = c * x * dy;    //│ = 3
da += c * dy;    //│ = 4.5
var dx = a * c * dy;    //│ = 1.05

/* verify
step-after-stray.js: backward pass of y, compared at 7 points
  line  6  dy  ✓ 1
  line  7  da  ✓ 3
  line  8  da  ✗ 4.5, should be 3: da is the gradient of a on line 7 already: c * dy does not belong to it
      see it with  the values of the file   gives da = 4.5, should be 3
  line  9  dx  ✓ 1.05
  no gradient for c
step-after-stray.js: 3 of 4 gradients right, 1 wrong
*/
