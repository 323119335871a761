// The same, with a mistake.
// pass of f: df right, dq right, da wrong
// mended: da = b * dq;
var a = k, b = 3;    //│ k ≈ 1.2, a ≈ 1.2 · dk = ?, da = ?, db = ?
if (risky(b)) b = 10;
var q = a * b;    //│ b = ?, q = ? · db = ?, dq = ?
var f = q * q;    //│ f = ? · df = 1
var df = 1;    //│ = 1
var dq = 2 * q * df;    //│ = ?
var da = a * dq;    //│ = ?

/* verify
unread-judged-wrong.js: backward pass of f, compared at 7 points
  line  8  df  ✓ 1
  line  9  dq  ✓ value unknown
  line 10  da  ✗ value unknown: uses a where b belongs: in a product, the local gradient of one input is the other input
      see it with  // @input k = 1.2, b = 0.66   gives da = 1.9008, should be 1.04544
  no gradient for k, b
unread-judged-wrong.js: 2 of 3 gradients right, 1 wrong
  fixed  line 10  var da = b * dq;
*/
