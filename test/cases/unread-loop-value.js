// A loop whose rounds nobody can count computes b.
// no pass
// shown: y = ?
var a = 2, b = 3;    //│ dy/da = ?, dy/db = ?
for (var i = 0; i < risky(a); i++) b += 1;    //│ i = 0, b = 4, i = 1 · dy/di = 0, dy/db = ?, dy/di = 0 · 1 of many
var y = a * b;    //│ b = ?, y = ? · dy/db = 2, dy/dy = 1

/* verify
unread-loop-value.js: no backward pass found
*/
