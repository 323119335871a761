// The seed of a function's pass is assigned at the top level.
// pass of x (seed 0.25 from outside): da right, db right
var dx = 0.25;
function f(a, b) {    //│ a ≈ 0.32, b ≈ 0.66 · da ≈ 0.165, db ≈ 0.08
  var x = a * b;    //│ x ≈ 0.2112 · dx = 0.25
  var da = b * dx;    //│ ≈ 0.165
  var db = a * dx;    //│ ≈ 0.08
  return [da, db];
}

/* verify
pass-seeded-from-outside.js in f: backward pass of x, compared at 7 points
  line  6  da  ✓ 0.165
  line  7  db  ✓ 0.08
pass-seeded-from-outside.js: 2 of 2 gradients right
*/
