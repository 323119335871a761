// A helper in the denominator.
// pass of y (seed not set): da right
var a = 0.8;    //│ da = -1.562
var y = 1 / a;    //│ y = 1.25 · dy = 1
var den = a * a;
var da = -1 / den * dy;    //│ = -1.562

/* verify
pass-divided-by-helper.js: backward pass of y, compared at 7 points
  line 6  da  ✓ -1.5625
pass-divided-by-helper.js: 1 of 1 gradients right
*/
