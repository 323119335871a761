// A loop whose rounds nobody can count adds to da.
// pass of y: dy right, da uncertain, db right
var a = 2, b = 3;    //│ da = 3, db = 2
var y = a * b;    //│ y = 6 · dy = 1
var dy = 1;    //│ = 1
var da = 0;    //│ = 0
for (let i = 0; i < risky(a); i++) da += b * dy;    //│ 1 of many
var db = a * dy;    //│ = 2

/* verify
unread-loop-adds.js: backward pass of y, compared at 7 points
  line 5  dy  ✓ 1
  line 6  da  ? 0: line 7 may change da, and risky is not known: neither the file nor JavaScript says what it computes. Written out in plain assignments, it can be judged
  line 8  db  ✓ 2
unread-loop-adds.js: 2 of 3 gradients right, 1 uncertain
*/
