// Two steps in place, through the gates of one line; the second wire is z, which others read, too.
// pass of y: dy right, dh right, dh right, dh right, dz right, da right
// because: From here dh is the gradient of 2 * z, before the tanh.
var a = 0.7, b = 0.2, c = 1.5;    //│ da = 0.6113, db = 2.14, dc = 0.2729
var z = a * b;    //│ z = 0.14 · dz = 3.057
var h = Math.tanh(2 * z);    //│ h = 0.2729 · dh = 1.5
var y = c * h + z * z;    //│ y = 0.429 · dy = 1
var dy = 1;    //│ = 1
var dh = c * dy;    //│ = 1.5
dh *= 1 - h * h;    //│ = 1.388
dh *= 2;    //│ = 2.777
var dz = dh + 2 * z * dy;    //│ = 3.057
var da = b * dz;    //│ = 0.6113

/* verify
step-through-two-gates.js: backward pass of y, compared at 7 points
  line  8  dy  ✓ 1
  line  9  dh  ✓ 1.5
  line 10  dh  ✓ 1.38828 – from here dh is the gradient of 2 * z, before the tanh
  line 11  dh  ✓ 2.77657 – from here dh is the gradient of z
  line 12  dz  ✓ 3.05657
  line 13  da  ✓ 0.611314
  no gradient for b, c
step-through-two-gates.js: 6 of 6 gradients right
*/
