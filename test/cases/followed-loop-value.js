// A loop that is followed computes b.
// no pass
// shown: y = 12
var a = 2, b = 3;    //│ da = 6, db = 2
for (var i = 0; i < 3; i++) b += 1;    //│ b = 6 · db = 2 · ×3
var y = a * b;    //│ y = 12 · dy = 1

/* verify
followed-loop-value.js: no backward pass found
*/
