// A relu that is closed lets nothing through, however its mask is written.
// pass of y: dy right, dh right, dw right
var w = 0.5, x = -2;    //│ dw = 0, dx = 0
var h = w * x;    //│ h = -1 · dh = 0
var y = Math.max(0, h);    //│ y = 0 · dy = 1
var dy = 1;    //│ = 1
var dh = h > 0 ? dy : 0;    //│ = 0
var dw = x * dh;    //│ = 0

/* verify
kink-of-relu.js: backward pass of y, compared at 7 points
  line 6  dy  ✓ 1
  line 7  dh  ✓ 0
  line 8  dw  ✓ 0
kink-of-relu.js: 3 of 3 gradients right
*/
