// A loop whose rounds nobody can count computes b.
// no pass
// shown: y = ?
var a = 2, b = 3;    //│ da = ?, db = ?
for (var i = 0; i < risky(a); i++) b += 1;    //│ b = 4 · 1 of many
var y = a * b;    //│ b = ?, y = ? · db = 2, dy = 1

/* verify
unread-loop-value.js: no backward pass found
*/
