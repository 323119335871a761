// What is divided by a number that the forward code does not use, serves updates alone: a remark. So does momentum.
// pass of y: dy right, da right, db right
var a = 0.7, b = 1.5, x = 2, batch = 4, speed = 0.3;    //│ da = 3, db = 1.4, dx = 1.05, dbatch = 0, dspeed = 0
var y = a * x * b;    //│ y = 2.1 · dy = 1
var dy = 1;    //│ = 1
var da = b * x * dy;    //│ = 3
da /= batch;    //│ = 0.75
var db = a * x * dy;    //│ = 1.4
db = 0.9 * speed + db;    //│ = 1.67

/* verify
step-after-batch.js: backward pass of y, compared at 7 points
  line  5  dy  ✓ 1
  line  6  da  ✓ 3
      line 7 (da /= batch) comes after the gradient of a: what it makes of da is no part of it
  line  8  db  ✓ 1.4
      line 9 (db = 0.9 * speed + db) comes after the gradient of b: what it makes of db is no part of it
  no gradient for x
step-after-batch.js: 3 of 3 gradients right
*/
