// An if of which nobody knows whether it holds may change dz: dz and what rests on it are uncertain, and nobody is blamed.
// pass of y: dy right, dz uncertain, dw uncertain
var w = 0.5, x = -2;    //│ dw = 0, dx = 0
var z = w * x;    //│ z = -1 · dz = 0
var y = Math.max(0, z);    //│ y = 0 · dy = 1
var dy = 1;    //│ = 1
var dz = dy;    //│ = 1
if (risky(z)) dz = 0;
var dw = x * dz;    //│ = ?

/* verify
unread-completes.js: backward pass of y, compared at 7 points
  line  6  dy  ✓ 1
  line  7  dz  ? 1: line 8 may change dz, and risky is not known: neither the file nor JavaScript says what it computes. Written out in plain assignments, it can be judged
  line  9  dw  ? no value: it reads something without a value: line 8 may change dz, and risky is not known: neither the file nor JavaScript says what it computes. Written out in plain assignments, it can be judged
unread-completes.js: 1 of 3 gradients right, 2 uncertain
*/
