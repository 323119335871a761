// The seed is zeroed with the others, and then set: the 0 is not the seed.
// pass of x: da right, db right, dx right
let a = 2, b = 3;    //│ da = 3, db = 2
let x = a * b;    //│ x = 6 · dx = 1
let da = 0, db = 0, dx = 0;    //│ = 0, = 0, = 0
dx = 1;    //│ = 1
da += b * dx;    //│ = 3
db += a * dx;    //│ = 2

/* verify
seed-zeroed-then-set.js: backward pass of x, compared at 7 points
  line 5  da  ✓ 3
  line 5  db  ✓ 2
  line 6  dx  ✓ 1
seed-zeroed-then-set.js: 3 of 3 gradients right
*/
