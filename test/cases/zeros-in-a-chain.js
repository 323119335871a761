// All gradients are set to 0 in one chain.
// pass of y: dy right, dq right, da right, db right, dc right
var a = 2, b = 3, c = -1;    //│ da = 30, db = 20, dc = 10
var q = a * b + c;    //│ q = 5 · dq = 10
var y = q * q;    //│ y = 25 · dy = 1
var da, db, dc, dq, dy;
da = db = dc = dq = 0;    //│ = 0, = 0, = 0, = 0
dy = 1;    //│ = 1
dq = 2 * q * dy;    //│ = 10
da = b * dq;    //│ = 30
db = a * dq;    //│ = 20
dc = dq;    //│ = 10

/* verify
zeros-in-a-chain.js: backward pass of y, compared at 7 points
  line  8  dy  ✓ 1
  line  9  dq  ✓ 10
  line 10  da  ✓ 30
  line 11  db  ✓ 20
  line 12  dc  ✓ 10
zeros-in-a-chain.js: 5 of 5 gradients right
*/
