// What an if changes has its number, and so has what follows from it.
// no pass
// shown: y = 20
// shown: z = 40
var a = 2, b = 3, c = 4;    //│ da = 10, db = 0, dc = 5
if (a > 1) b = 10;    //│ db = 2
var y = a * b;    //│ y = 20 · dy = 1
var z = y + c * 5;    //│ z = 40 · dz = 1

/* verify
followed-changes-value.js: no backward pass found
*/
