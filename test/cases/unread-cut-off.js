// A switch that is known cuts off what is not.
// no pass
// shown: da = 0
var a = -1;    //│ da = 0
var b = 3;    //│ db = ?
if (risky(b)) b = 10;
var y = Math.max(a, 0) * b;    //│ b = ?, y = ? · db = 0, dy = 1

/* verify
unread-cut-off.js: no backward pass found
*/
