// Gradients that an if changes have their numbers. They are not judged, nor is what rests on them, and nobody is blamed.
// pass of y: dy right, dz uncertain, dw uncertain
var w = 0.5, x = -2;    //│ dw = 0, dx = 0
var z = w * x;    //│ z = -1 · dz = 0
var y = Math.max(0, z);    //│ y = 0 · dy = 1
var dy = 1;    //│ = 1
var dz = dy;    //│ = 1
if (z <= 0) dz = 0;
var dw = x * dz;    //│ = 0

/* verify
followed-completes.js: backward pass of y, compared at 7 points
  line  6  dy  ✓ 1
  line  7  dz  ? 1: line 8 changes dz in code in which gradients are not judged. Written out in plain assignments, it can be judged
  line  9  dw  ? 0: line 8 changes dz in code in which gradients are not judged. Written out in plain assignments, it can be judged
followed-completes.js: 1 of 3 gradients right, 2 uncertain
*/
