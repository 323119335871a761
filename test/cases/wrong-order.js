// dq is read one line before it is computed.
// pass of x (seed not set): da wrong, dq right, db right, dc right
// because: dq is read here before it is computed
// mended: var da = dq;
var a = 2, b = 3, c = 4;    //│ da = 4, db = 4, dc = 5
var q = a + b;    //│ q = 5 · dq = 4
var x = q * c;    //│ x = 20 · dx = 1
var da = dq;    //│ = ?
var dq = c * dx;    //│ = 4
var db = dq;    //│ = 4
var dc = q * dx;    //│ = 5

/* verify
wrong-order.js: backward pass of x, compared at 7 points
  line  8  da  ✗ value unknown: dq is read here before it is computed: line 9 must come first
      see it with  // @input dx = 1   gives da = NaN, should be 4
  line  9  dq  ✓ 4
  line 10  db  ✓ 4
  line 11  dc  ✓ 5
wrong-order.js: 3 of 4 gradients right, 1 wrong
  fixed  line 8  var dq = c * dx;
  fixed  line 9  var da = dq;
*/
