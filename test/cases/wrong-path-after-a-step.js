// A share is left out whose gradient from above has gone on in place: what is to be added takes it as it is by then.
// pass of y: dy right, ds2 right, ds2 right, du wrong, ds1 right, ds1 right
// because: The contribution through line 5 is left out: du += x1 * ds1, after line 15; u reaches the output y along two paths (lines 5 and 6), and their contributions add up.
// mended: du += x1 * ds1;
var s1 = Math.tanh(u * x1);    //│ u ≈ 0.31, x1 ≈ 2.41, s1 ≈ 0.6334 · du ≈ 1.455, dx1 ≈ 0.07867, ds1 ≈ 0.4238
var s2 = Math.tanh(u * x2 + w * s1);    //│ x2 ≈ 2.25, w ≈ 1.13, s2 ≈ 0.8882 · dx2 ≈ 0.1163, dw ≈ 0.2376, ds2 ≈ 1.776
var y = s2 * s2;    //│ y ≈ 0.7889 · dy = 1
// backward
var dy = 1;    //│ = 1
var ds2 = 2 * s2 * dy;    //│ ≈ 1.776
ds2 *= 1 - s2 * s2;    //│ ≈ 0.375
var du = x2 * ds2;    //│ ≈ 0.8438

var ds1 = w * ds2;    //│ ≈ 0.4238
ds1 *= 1 - s1 * s1;    //│ ≈ 0.2538

/* verify
wrong-path-after-a-step.js: backward pass of y, compared at 7 points
  line  9  dy   ✓ 1
  line 10  ds2  ✓ 1.77637
  line 11  ds2  ✓ 0.375042 – from here ds2 is the gradient of u * x2 + w * s1, before the tanh
  line 12  du   ✗ 0.843845, should be 1.45541: the contribution through line 5 is left out: du += x1 * ds1, after line 15; u reaches the output y along two paths (lines 5 and 6), and their contributions add up
      see it with  // @input u = 0.31, x1 = 2.41, x2 = 2.25, w = 1.13   gives du = 0.843845, should be 1.45541
  line 14  ds1  ✓ 0.423798
  line 15  ds1  ✓ 0.253764 – from here ds1 is the gradient of u * x1, before the tanh
  no gradient for x1, x2, w
wrong-path-after-a-step.js: 5 of 6 gradients right, 1 wrong
  fixed  line 16  du += x1 * ds1;
*/
