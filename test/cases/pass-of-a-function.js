// A function by itself: its parameters are inputs, and nobody gives it a seed.
// pass of x (seed not set): da right, db right
function f(a, b) {    //│ a ≈ 0.32, b ≈ 0.66 · da ≈ 0.66, db ≈ 0.32
  var x = a * b;    //│ x ≈ 0.2112 · dx = 1
  var da = b * dx;    //│ ≈ 0.66
  var db = a * dx;    //│ ≈ 0.32
  return [da, db];
}

/* verify
pass-of-a-function.js in f: backward pass of x, compared at 7 points
  line 5  da  ✓ 0.66
  line 6  db  ✓ 0.32
pass-of-a-function.js: 2 of 2 gradients right
*/
