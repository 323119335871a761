// A comment gives numbers to inputs that the file leaves open.
// no pass
// shown: x = -8
// @input a = 2, b = -4
var x = a * b;    //│ a = 2, b = -4, x = -8 · da = -4, db = 2, dx = 1

/* verify
input-comment.js: no backward pass found
*/
