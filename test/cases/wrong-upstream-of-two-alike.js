// Two gradients are worth the same; only one of them is the gradient of what the variable flows into.
// pass of loss: dloss right, dgap right, dp right, dwish right, dw wrong, dx right
// because: the local gradient is multiplied by the upstream gradient dp.
// mended: var dw = x * dp;
var p = w * x;    //│ w ≈ 1.13, x ≈ 0.96, p ≈ 1.085 · dw ≈ -0.773, dx ≈ -0.9099, dp ≈ -0.8052
var gap = p - wish;    //│ wish ≈ 1.89, gap ≈ -0.8052 · dwish ≈ 0.8052, dgap ≈ -0.8052
var loss = 0.5 * gap * gap;    //│ loss ≈ 0.3242 · dloss = 1
// backward
var dloss = 1;    //│ = 1
var dgap = gap * dloss;    //│ ≈ -0.8052
var dp = dgap;    //│ ≈ -0.8052
var dwish = -dgap;    //│ ≈ 0.8052
var dw = x;    //│ ≈ 0.96
var dx = w * dp;    //│ ≈ -0.9099

/* verify
wrong-upstream-of-two-alike.js: backward pass of loss, compared at 7 points
  line  9  dloss  ✓ 1
  line 10  dgap   ✓ -0.8052
  line 11  dp     ✓ -0.8052
  line 12  dwish  ✓ 0.8052
  line 13  dw     ✗ 0.96, should be -0.772992: the gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient dp
      see it with  // @input w = 1.13, x = 0.96, wish = 1.89   gives dw = 0.96, should be -0.772992
  line 14  dx     ✓ -0.909876
wrong-upstream-of-two-alike.js: 5 of 6 gradients right, 1 wrong
  fixed  line 13  var dw = x * dp;
*/
