// A gradient is clipped after it was computed: a remark.
// pass of y: dy right, da right
var a = 2, b = 3;    //│ da = 3, db = 2
var y = a * b;    //│ y = 6 · dy = 1
var dy = 1;    //│ = 1
var da = b * dy;    //│ = 3
da = Math.min(1, Math.max(-1, da));    //│ = 1

/* verify
step-after-clip.js: backward pass of y, compared at 7 points
  line 5  dy  ✓ 1
  line 6  da  ✓ 3
      line 7 (da = Math.min(1, Math.max(-1, da))) comes after the gradient of a: what it makes of da is no part of it
  no gradient for b
step-after-clip.js: 2 of 2 gradients right
*/
