// Gradients that an if changes have their numbers, and are judged once the code is followed.
// pass of y (seed not set): dy right, dz right, dw right
var w = 0.5, x = -2;    //│ dw = 0, dx = 0
var z = w * x;    //│ z = -1 · dz = 0
var y = Math.max(0, z);    //│ y = 0 · dy = 1
var dy = 1;    //│ = 1
var dz = dy;    //│ = 1
if (z <= 0) dz = 0;
var dw = x * dz;    //│ = 0

/* verify
followed-completes.js: backward pass of y, compared at 7 points
  line  6  dy  ✓
  line  7  dz  ✓
  line  9  dw  ✓
followed-completes.js: 3 of 3 gradients right
*/
