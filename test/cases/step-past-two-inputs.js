// A step in place goes past a gate with two inputs that move: dq is then the gradient of nothing that q is made of alone.
// pass of y: dy right, dq right, dq wrong, da inherited, db inherited
// because: dq is the gradient of q on line 8 already: a is one factor too many.
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 3, db = 1.5, dc = 1.6, dx = 1.05
var q = a * x + b;    //│ q = 1.6 · dq = 1.5
var y = c * q;    //│ y = 2.4 · dy = 1
var dy = 1;    //│ = 1
var dq = c * dy;    //│ = 1.5
dq *= a;    //│ = 1.05
var da = x * dq;    //│ = 2.1
var db = dq;    //│ = 1.05

/* verify
step-past-two-inputs.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dq  ✓ 1.5
  line  9  dq  ✗ 1.05, should be 1.5: dq is the gradient of q on line 8 already: a is one factor too many
      see it with  the values of the file   gives dq = 1.05, should be 1.5
  line 10  da  → 2.1, should be 3: this line is right, but dq on line 9 is not
  line 11  db  → 1.05, should be 1.5: this line is right, but dq on line 9 is not
  no gradient for c, x
step-past-two-inputs.js: 2 of 5 gradients right, 1 wrong, 2 off because of it
*/
