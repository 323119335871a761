// Gradients by the output's own name.
// pass of y: dy_dy right, dy_dh right, dy_da right, dy_db right
var a = 0.5, b = 2;    //│ dy_da = 4, dy_db = 1
var h = a * b;    //│ h = 1 · dy_dh = 2
var y = h * h;    //│ y = 1 · dy_dy = 1
var dy_dy = 1;    //│ = 1
var dy_dh = 2 * h * dy_dy;    //│ = 2
var dy_da = b * dy_dh;    //│ = 4
var dy_db = a * dy_dh;    //│ = 1

/* verify
names-of-the-output.js: backward pass of y, compared at 7 points
  line  6  dy_dy  ✓ 1
  line  7  dy_dh  ✓ 2
  line  8  dy_da  ✓ 4
  line  9  dy_db  ✓ 1
names-of-the-output.js: 4 of 4 gradients right
*/
