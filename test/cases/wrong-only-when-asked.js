// Nothing but names speaks for this pass: unasked it is none, and an explicit Verify looks closer.
// no pass
// asked: pass of loss (seed not set): dp wrong, dt wrong
var p = 0.75, t = 0.5;    //│ dloss/dp = 0.5, dloss/dt = -0.5
const loss = (p - t) ** 2;    //│ loss = 0.0625 · dloss/dloss = 1
const dp = 3 * (p - t);    //│ dp = 0.75 · dloss/ddp = 0
const dt = 3 * (p - t);    //│ dt = 0.75 · dloss/ddt = 0

/* verify
wrong-only-when-asked.js: backward pass of loss, compared at 7 points (no line reads or sets dloss: it counts as 1)
  line 6  dp  ✗ 0.75, should be 0.5: uses 3 where 2 belongs
      see it with  the values of the file   gives dp = 0.75, should be 0.5
  line 7  dt  ✗ 0.75, should be -0.5: a term is missing: it must be (p - t) - 3 * (p - t)
      see it with  the values of the file   gives dt = 0.75, should be -0.5
wrong-only-when-asked.js: 0 of 2 gradients right, 2 wrong
  fixed  line 6  const dp = 2 * (p - t);
  fixed  line 7  const dt = (p - t) - 3 * (p - t);
*/
