// da = da + … accumulates as da += … does.
// pass of y: da right, db right, dy right
const a = 2, b = 3;    //│ da = 4, db = 2
const y = a * b + a;    //│ y = 8 · dy = 1
let da = 0, db = 0;    //│ = 0, = 0
const dy = 1;    //│ = 1
da = da + b * dy;    //│ = 3
db = db + a * dy;    //│ = 2
da = dy + da;    //│ = 4

/* verify
zeros-then-written-sums.js: backward pass of y, compared at 7 points
  line  5  da  ✓ 4
  line  5  db  ✓ 2
  line  6  dy  ✓ 1
zeros-then-written-sums.js: 3 of 3 gradients right
*/
