// A loop that is not read computes b.
// no pass
// shown: y = ?
var a = 2, b = 3;    //│ da = ?, db = ?
for (var i = 0; i < 3; i++) b += 1;
var y = a * b;    //│ b = ?, y = ? · db = 2, dy = 1

/* verify
unread-loop-value.js: no backward pass found; passed over: line 5 (a loop is not read)
*/
