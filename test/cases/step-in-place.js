// A gradient goes through tanh in place, under the same name.
// pass of y: dy right, dh right, dh right, dx right
var w = 0.5, x = 2;    //│ dw = 2.52, dx = 0.63
var h = w * x;    //│ h = 1 · dh = 1.26
h = Math.tanh(h);    //│ h = 0.7616 · dh = 3
var y = h * 3;    //│ y = 2.285 · dy = 1
var dy = 1;    //│ = 1
var dh = 3 * dy;    //│ = 3
dh *= 1 - h * h;    //│ = 1.26
var dx = w * dh;    //│ = 0.63

/* verify
step-in-place.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dh  ✓ 3
  line  9  dh  ✓ 1.25992
  line 10  dx  ✓ 0.629962
  no gradient for w
step-in-place.js: 4 of 4 gradients right
*/
