// Math.random() is assumed in [0, 1), each call another number.
// no pass
var u = Math.random() * 2 - 1;    //│ Math.random() ≈ 0.71, u ≈ 0.42 · d(Math.random()) ≈ 0.16, du ≈ 0.08
var v = Math.random() - Math.random();    //│ Math.random() #2 ≈ 0.17, Math.random() #3 ≈ 0.09, v ≈ 0.08 · d(Math.random() #2) ≈ 0.42, d(Math.random() #3) ≈ -0.42, d…
var y = u * v;    //│ y ≈ 0.0336 · dy = 1

/* verify
random-numbers.js: no backward pass found
*/
