// A gradient is divided by a batch's size and then clipped where the clip does nothing: both are remarks.
// pass of y: dy right, da right
var batch = 4, most = 1;    //│ dbatch = 0, dmost = 0
var a = 2, b = 0.1;    //│ da = 0.09983, db = 1.99
var y = a * Math.sin(b);    //│ y = 0.1997 · dy = 1
var dy = 1;    //│ = 1
var da = Math.sin(b) * dy;    //│ = 0.09983
da /= batch;    //│ = 0.02496
da = Math.min(most, Math.max(-most, da));    //│ = 0.02496

/* verify
step-after-clip-not-reached.js: backward pass of y, compared at 7 points
  line  6  dy  ✓ 1
  line  7  da  ✓ 0.0998334
      line 8 (da /= batch) comes after the gradient of a: what it makes of da is no part of it
      line 9 (da = Math.min(most, Math.max(-most, da))) comes after the gradient of a: what it makes of da is no part of it
  no gradient for b
step-after-clip-not-reached.js: 2 of 2 gradients right
*/
