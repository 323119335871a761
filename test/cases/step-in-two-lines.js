// The factors of one step stand in two lines: only both together take the gradient to the wire behind the quotient.
// pass of s: ds right, dp right, dp right, dz right
// because: From line 11 on dp is the gradient of 1 + u, before the /.
var z = 0.3;    //│ dz = 0.5744
var u = Math.exp(z);    //│ u = 1.35 · du = 0.4256
var p = 1 / (1 + u);    //│ p = 0.4256 · dp = -2.35
var s = -Math.log(p);    //│ s = 0.8544 · ds = 1
var ds = 1;    //│ = 1
var dp = -ds / p;    //│ = -2.35
dp *= -p;    //│ = 1
dp *= p;    //│ = 0.4256
var dz = u * dp;    //│ = 0.5744

/* verify
step-in-two-lines.js: backward pass of s, compared at 7 points
  line  8  ds  ✓ 1
  line  9  dp  ✓ -2.34986
  line 10  dp  ✓ 0.425557 – from line 11 on dp is the gradient of 1 + u, before the /
  line 12  dz  ✓ 0.574443
step-in-two-lines.js: 4 of 4 gradients right
*/
