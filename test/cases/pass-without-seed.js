// No seed is set or read: a line that is right at every point speaks for the pass.
// pass of loss (seed not set): dp right
var p = 0.75, t = 0.5;    //│ dp = 0.5, dt = -0.5
const loss = (p - t) ** 2;    //│ loss = 0.0625 · dloss = 1
const dp = 2 * (p - t);    //│ = 0.5

/* verify
pass-without-seed.js: backward pass of loss, compared at 7 points (no line reads or sets dloss: it counts as 1)
  line 5  dp  ✓ 0.5
  no gradient for t
pass-without-seed.js: 1 of 1 gradients right
*/
