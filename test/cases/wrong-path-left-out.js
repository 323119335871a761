// q is read twice, and one of its paths is left out; what rests on it is off because of it.
// pass of s (seed not set): dq wrong, dr right, da inherited, db inherited, dc right
// mended: dq =
var a = 2, b = 3, c = 4;    //│ da = 48, db = 32, dc = 6
var q = a * b;    //│ q = 6 · dq = 16
var r = q + c;    //│ r = 10 · dr = 6
var s = q * r;    //│ s = 60 · ds = 1
var dq = r * ds;    //│ = 10
var dr = q * ds;    //│ = 6
var da = b * dq;    //│ = 30
var db = a * dq;    //│ = 20
var dc = dr;    //│ = 6

/* verify
wrong-path-left-out.js: backward pass of s, compared at 7 points
  line  8  dq  ✗ 10, should be 16: the contribution through line 6 is left out: dq += dr, after line 9; q reaches the output s along two paths (lines 6 and 7), and their contributions add up
      see it with  // @input ds = 1   gives dq = 10, should be 16
  line  9  dr  ✓ 6
  line 10  da  → 30, should be 48: this line is right, but dq on line 8 is not
  line 11  db  → 20, should be 32: this line is right, but dq on line 8 is not
  line 12  dc  ✓ 6
wrong-path-left-out.js: 2 of 5 gradients right, 1 wrong, 2 off because of it
  fixed  line 10  dq += dr;
*/
