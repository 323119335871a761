// A comment does not go against the code, and a note says so.
// no pass
// note: @input n = 3 changes nothing: the code itself says what n is, on line 5.
// @input n = 3
var n = 2;    //│ dn ≈ 1.2
var y = n * k;    //│ k ≈ 1.2, y ≈ 2.4 · dk = 2, dy = 1

/* verify
input-against-code.js: line 3: @input needs names with numbers, such as @input a = 2, b = -3; “n = 3 changes nothing: the code itself says what n is” has none.
input-against-code.js: line 3: @input needs names with numbers, such as @input a = 2, b = -3; “on line 5.” has none.
input-against-code.js: line 4: @input n = 3 changes nothing: the code itself says what n is, on line 5.
input-against-code.js: no backward pass found
*/
