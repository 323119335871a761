// A sum of two outputs: the second contribution has the wrong sign.
// pass of u (seed not set), v (seed not set): da wrong, db right
// mended: da = b * du + dv;
var a = 2, b = 3;    //│ da = 4, db = 3
var u = a * b;    //│ u = 6 · du = 1
var v = a + b;    //│ v = 5 · dv = 1
var da = b * du - dv;    //│ = 2
var db = a * du + dv;    //│ = 3

/* verify
wrong-sign.js: backward pass of u, v, compared at 7 points
  line 7  da  ✗ 2, should be 4: the sign is wrong: dv must be added here
      see it with  // @input du = 1, dv = 1   gives da = 2, should be 4
  line 8  db  ✓ 3
wrong-sign.js: 1 of 2 gradients right, 1 wrong
  fixed  line 7  var da = b * du + dv;
*/
