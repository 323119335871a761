// What the file computes in code that is not read has no number, nor has what follows from it.
// no pass
// shown: y = ?
// shown: z = ?
var a = 2, b = 3, c = 4;    //│ da = ?, db = ?, dc = 5
if (risky(a)) b = 10;
var y = a * b;    //│ b = ?, y = ? · db = 2, dy = 1
var z = y + c * 5;    //│ z = ? · dz = 1

/* verify
unread-changes-value.js: no backward pass found
*/
