// At the file's own numbers a wrong line gives what a right one would.
// pass of x: dx right, da wrong, db right
// because: It uses a where b belongs
// mended: da = b * dx;
var a = 2, b = 2;    //│ da = 2, db = 2
var x = a * b;    //│ x = 4 · dx = 1
var dx = 1;    //│ = 1
var da = a * dx;    //│ = 2
var db = a * dx;    //│ = 2

/* verify
wrong-though-numbers-agree.js: backward pass of x, compared at 7 points
  line  7  dx  ✓ 1
  line  8  da  ✗ 2 agrees here, not elsewhere: uses a where b belongs: in a product, the local gradient of one input is the other input
      see it with  a = 1.65, b = 1.01 in the code   gives da = 1.65, should be 1.01
  line  9  db  ✓ 2
wrong-though-numbers-agree.js: 2 of 3 gradients right, 1 wrong
  fixed  line 8  var da = b * dx;
*/
