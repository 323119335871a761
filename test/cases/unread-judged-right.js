// Verification varies what is not read like any other input: the pass is judged.
// pass of f: df right, dq right, da right
var a = k, b = 3;    //│ k ≈ 1.2, a ≈ 1.2 · dk = ?, da = ?, db = ?
if (risky(b)) b = 10;
var q = a * b;    //│ b = ?, q = ? · db = ?, dq = ?
var f = q * q;    //│ f = ? · df = 1
var df = 1;    //│ = 1
var dq = 2 * q * df;    //│ = ?
var da = b * dq;    //│ = ?

/* verify
unread-judged-right.js: backward pass of f, compared at 7 points
  line  7  df  ✓ 1
  line  8  dq  ✓ value unknown
  line  9  da  ✓ value unknown
  no gradient for k, b
unread-judged-right.js: 3 of 3 gradients right
*/
