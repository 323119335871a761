// The local gradient of a sigmoid takes the value after it, not the one before.
// pass of f: df right, dq wrong, da inherited, dx inherited, db inherited
// because: the local gradient takes the value after the activation here
// mended: dq = f * (1 - f) * df;
var a = 0.5, x = -1.5, b = 0.25;    //│ da = -0.3525, dx = 0.1175, db = 0.235
var q = a * x + b;    //│ q = -0.5 · dq = 0.235
var f = sig(q);    //│ f = 0.3775 · df = 1
var df = 1;    //│ = 1
var dq = q * (1 - q) * df;    //│ = -0.75
var da = x * dq;    //│ = 1.125
var dx = a * dq;    //│ = -0.375
var db = dq;    //│ = -0.75

/* verify
wrong-side-of-activation.js: backward pass of f, compared at 7 points
  line  8  df  ✓ 1
  line  9  dq  ✗ -0.75, should be 0.235004: uses q where f belongs: the local gradient takes the value after the activation here, not the one before it
      see it with  the values of the file   gives dq = -0.75, should be 0.235004
  line 10  da  → 1.125, should be -0.352506: this line is right, but dq on line 9 is not
  line 11  dx  → -0.375, should be 0.117502: this line is right, but dq on line 9 is not
  line 12  db  → -0.75, should be 0.235004: this line is right, but dq on line 9 is not
wrong-side-of-activation.js: 1 of 5 gradients right, 1 wrong, 3 off because of it
  fixed  line 9  var dq = f * (1 - f) * df;
*/
