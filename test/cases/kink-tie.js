// At a tie of max both inputs share the gradient.
// no pass
// shown: da = 1.5
var a = 2, b = 2;    //│ da = 1.5, db = 1.5
var y = 3 * Math.max(a, b);    //│ y = 6 · dy = 1

/* verify
kink-tie.js: no backward pass found
*/
