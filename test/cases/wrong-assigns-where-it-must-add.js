// a reaches x along two paths; the second line assigns where it must add.
// pass of x (seed not set): ds right, dt right, db right, da wrong, dc right
// because: a reaches the output x along two paths (lines 6 and 7); this line assigns where it must add: da += dt.
// mended: da += dt;
var a = 2, b = 3, c = 4;    //│ da = 24, db = 12, dc = 6
var s = a * b;    //│ s = 6 · ds = 6
var t = a + c;    //│ t = 6 · dt = 6
var x = s * t;    //│ x = 36 · dx = 1
var ds = t * dx;    //│ = 6
var dt = s * dx;    //│ = 6
var da = b * ds;    //│ = 18
var db = a * ds;    //│ = 12
var da = dt;    //│ = 6
var dc = dt;    //│ = 6

/* verify
wrong-assigns-where-it-must-add.js: backward pass of x, compared at 7 points
  line  9  ds  ✓ 6
  line 10  dt  ✓ 6
  line 12  db  ✓ 12
  line 13  da  ✗ 6, should be 24: a reaches the output x along two paths (lines 6 and 7); this line assigns where it must add: da += dt
      see it with  // @input dx = 1   gives da = 6, should be 24
  line 14  dc  ✓ 6
wrong-assigns-where-it-must-add.js: 4 of 5 gradients right, 1 wrong
  fixed  line 13  da += dt;
*/
