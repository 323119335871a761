// A step in place under the name of a gradient that comes further down: it holds nothing yet.
// pass of y: dy right, di right, di inherited, du wrong, da inherited, du inherited
// because: The name is wrong: du has no value yet, and this takes di a step on, so it must be di.
// mended: di *= 1 - i;
var a = 0, x = 2, u = 0, h = 3, c = 4;    //│ da = 2, dx = 0, du = 3, dh = 0, dc = 0.5
var i = 1 / (1 + Math.exp(-(a * x + u * h)));    //│ i = 0.5 · di = 4
var y = c * i;    //│ y = 2 · dy = 1
// backward
var dy = 1;    //│ = 1
var di = c * dy;    //│ = 4
di *= i;    //│ = 2
du *= 1 - i;    //│ = ?
var da = x * di;    //│ = 4
var du = h * di;    //│ = 6

/* verify
step-under-another-name.js: backward pass of y, compared at 7 points
  line  9  dy  ✓ 1
  line 10  di  ✓ 4
  line 11  di  → 2, should be 1: the mistake is on line 12: this is right once that is mended
  line 12  du  ✗ value unknown: the name is wrong: du has no value yet, and this takes di a step on, so it must be di
      see it with  the values of the file   gives di = 2, should be 1
  line 13  da  → 4, should be 2: the mistake is on line 12: this is right once that is mended
  line 14  du  → 6, should be 3: the mistake is on line 12: this is right once that is mended
  no gradient for c
step-under-another-name.js: 2 of 6 gradients right, 1 wrong, 3 off because of it
  fixed  line 12  di *= 1 - i;
*/
