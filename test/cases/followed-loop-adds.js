// A loop that is followed adds to da: whether that is right is not judged.
// pass of y: dy right, da uncertain, db right
var a = 2, b = 3;    //│ da = 3, db = 2
var y = a * b;    //│ y = 6 · dy = 1
var dy = 1;    //│ = 1
var da = 0;    //│ = 0
for (let i = 0; i < 1; i++) da += b * dy;
var db = a * dy;    //│ = 2

/* verify
followed-loop-adds.js: backward pass of y, compared at 7 points
  line 5  dy  ✓ 1
  line 6  da  ? 0: line 7 changes da in code in which gradients are not judged. Written out in plain assignments, it can be judged
  line 8  db  ✓ 2
followed-loop-adds.js: 2 of 3 gradients right, 1 uncertain
*/
