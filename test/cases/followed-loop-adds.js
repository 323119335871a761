// A loop that is followed adds to da, and is judged once it is followed as a whole.
// pass of y (seed not set): dy right, da right, db right
var a = 2, b = 3;    //│ da = 3, db = 2
var y = a * b;    //│ y = 6 · dy = 1
var dy = 1;    //│ = 1
var da = 0;    //│ = 0
for (let i = 0; i < 1; i++) da += b * dy;
var db = a * dy;    //│ = 2

/* verify
followed-loop-adds.js: backward pass of y, compared at 7 points
  line 5  dy  ✓
  line 7  da  ✓
  line 8  db  ✓
followed-loop-adds.js: 3 of 3 gradients right
*/
