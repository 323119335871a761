// The contribution that goes to x past q is left out.
// pass of x (seed not set): dq right, dc right, da wrong, db right
// because: is left out: da += dx
// mended: da = dq + dx;
var a = 2, b = 3, c = 4;    //│ da = 5, db = 4, dc = 5
var q = a + b;    //│ q = 5 · dq = 4
var x = q * c + a;    //│ x = 22 · dx = 1
var dq = c * dx;    //│ = 4
var dc = q * dx;    //│ = 5
var da = dq;    //│ = 4
var db = dq;    //│ = 4

/* verify
wrong-second-path.js: backward pass of x, compared at 7 points
  line  8  dq  ✓ 4
  line  9  dc  ✓ 5
  line 10  da  ✗ 4, should be 5: the contribution through line 7 is left out: da += dx; a reaches the output x along two paths (lines 6 and 7), and their contributions add up
      see it with  // @input dx = 1   gives da = 4, should be 5
  line 11  db  ✓ 4
wrong-second-path.js: 3 of 4 gradients right, 1 wrong
  fixed  line 10  var da = dq + dx;
*/
