// A pass may begin at two outputs; their contributions add up.
// pass of s, p (seed 0.5): ds right, dp right, da right
var a = 2, b = 3;    //│ da = 2.5, db = 2
var s = a + b; var p = a * b;    //│ s = 5, p = 6 · ds = 1, dp = 0.5
var ds = 1, dp = 0.5;    //│ = 1, = 0.5
var da = ds + b * dp;    //│ = 2.5

/* verify
pass-of-two-outputs.js: backward pass of s, p, compared at 7 points
  line 5  ds  ✓ 1
  line 5  dp  ✓ 0.5
  line 6  da  ✓ 2.5
  no gradient for b
pass-of-two-outputs.js: 3 of 3 gradients right
*/
