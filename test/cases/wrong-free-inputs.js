// A product uses the wrong factor. The file gives no numbers, and a counterexample shows the mistake.
// pass of x (seed not set): da wrong, db right, dc right
// because: It uses a where b belongs: in a product, the local gradient of one input is the other input.
// mended: da = b * dx;
var x = a * b + c;    //│ a ≈ 0.32, b ≈ 0.66, c ≈ 1.82, x ≈ 2.031 · da ≈ 0.66, db ≈ 0.32, dc = 1, dx = 1
var da = a * dx;    //│ ≈ 0.32
var db = a * dx;    //│ ≈ 0.32
var dc = dx;    //│ = 1

/* verify
wrong-free-inputs.js: backward pass of x, compared at 7 points
  line 6  da  ✗ 0.32, should be 0.66: uses a where b belongs: in a product, the local gradient of one input is the other input
      see it with  // @input a = 0.32, b = 0.66, c = 1.82, dx = 1   gives da = 0.32, should be 0.66
  line 7  db  ✓ 0.32
  line 8  dc  ✓ 1
wrong-free-inputs.js: 2 of 3 gradients right, 1 wrong
  fixed  line 6  var da = b * dx;
*/
