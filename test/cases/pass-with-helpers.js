// Helpers before and between the lines of a pass are no forward code: they have values, and no gradients.
// pass of y (seed not set): da right, db right
var a = 0.5, b = 0.75;    //│ da = 0.6537, db = 0.4358
var y = Math.tanh(a * b);    //│ y = 0.3584 · dy = 1
var k = 1 - y * y;
var da = k * b * dy;    //│ = 0.6537
var m = k * a;    //│ = 0.4358
var db = m * dy;    //│ = 0.4358

/* verify
pass-with-helpers.js: backward pass of y, compared at 7 points
  line 6  da  ✓ 0.653685
  line 8  db  ✓ 0.43579
pass-with-helpers.js: 2 of 2 gradients right
*/
