// Gradients that do not rest on what is not read have their numbers.
// no pass
// shown: da = ?
var a = k, c = 4;    //│ k ≈ 1.2, a ≈ 1.2 · dk = ?, da = ?, dc = 5
var b = 3;    //│ db = ?
if (risky(b)) b = 10;
var y = a * b + c * 5;    //│ b = ?, y = ? · db ≈ 1.2, dy = 1

/* verify
unread-beside.js: no backward pass found
*/
