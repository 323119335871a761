// Gradients that begin at 0 and are then assigned: a dead store is no claim.
// pass of y: dy right, dq right, da right, db right, dc right
const a = 2, b = 3, c = -1;    //│ da = 30, db = 20, dc = 10
const q = a * b + c;    //│ q = 5 · dq = 10
const y = q * q;    //│ y = 25 · dy = 1
let da = 0, db = 0, dc = 0;    //│ = 0, = 0, = 0
const dy = 1;    //│ = 1
const dq = 2 * q * dy;    //│ = 10
da = b * dq;    //│ = 30
db = a * dq;    //│ = 20
dc = dq;    //│ = 10

/* verify
zeros-first.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dq  ✓ 10
  line  9  da  ✓ 30
  line 10  db  ✓ 20
  line 11  dc  ✓ 10
zeros-first.js: 5 of 5 gradients right
*/
