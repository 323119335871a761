// With no seed and no right line there is no pass, unless someone asks.
// no pass
// asked: pass of loss (seed not set): dp wrong
var p = 0.75, t = 0.5;    //│ dloss/dp = 0.5, dloss/dt = -0.5
const loss = (p - t) ** 2;    //│ loss = 0.0625 · dloss/dloss = 1
const dp = 3 * (p - t);    //│ dp = 0.75 · dloss/ddp = 0

/* verify
pass-without-seed-wrong.js: backward pass of loss, compared at 7 points (no line reads or sets dloss: it counts as 1)
  line 6  dp  ✗ 0.75, should be 0.5: uses 3 where 2 belongs
      see it with  the values of the file   gives dp = 0.75, should be 0.5
  no gradient for t
pass-without-seed-wrong.js: 0 of 1 gradients right, 1 wrong
  fixed  line 6  const dp = 2 * (p - t);
*/
