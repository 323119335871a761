// A note says when such a comment speaks of what is not there.
// no pass
// note: there is no q at the top level
var a = 2, b = 3;    //│ da = 3, db = 2
var z = a * b; // @gradient delta of q    //│ z = 6 · dz = 1
var delta = z;    //│ delta = 6 · ddelta = 1

/* verify
gradient-comment-missing.js: line 5: @gradient: there is no q at the top level of this file. The comment speaks of the scope that it stands in; put it into the function that has q.
gradient-comment-missing.js: no backward pass found
*/
