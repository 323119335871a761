// A switch that no number in [0, 1) turns is never the other way.
// pass of z: dz right, dy right, dk right
var k = 2;    //│ dk ≈ 0.4
const u = Math.random();    //│ u ≈ 0.04 · du ≈ 10
var y = k * Math.sqrt(u);    //│ y ≈ 0.4 · dy ≈ 2
var z = (u < 0 ? 5 : 2) * y;    //│ z ≈ 0.8 · dz = 1
var dz = 1;    //│ = 1
var dy = 2 * dz;    //│ = 2
var dk = Math.sqrt(u) * dy;    //│ ≈ 0.4

/* verify
random-in-a-pass.js: backward pass of z, compared at 7 points
  line  7  dz  ✓ 1
  line  8  dy  ✓ 2
  line  9  dk  ✓ 0.4
  no gradient for u
random-in-a-pass.js: 3 of 3 gradients right
*/
