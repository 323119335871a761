// A step in place with a mistake: the derivative of tanh takes h squared.
// pass of y: dy right, dh right, dh wrong, da inherited
// mended: dh *= 1 - h * h;
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 0.4516, db = 0.2258, dc = 0.9217, dx = 0.1581
var h = Math.tanh(a * x + b);    //│ h = 0.9217 · dh = 1.5
var y = c * h;    //│ y = 1.383 · dy = 1
var dy = 1;    //│ = 1
var dh = c * dy;    //│ = 1.5
dh *= 1 - h;    //│ = 0.1175
var da = x * dh;    //│ = 0.235

/* verify
step-in-place-wrong.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dh  ✓ 1.5
  line  9  dh  ✗ 0.117497, should be 0.225791: the derivative of Math.tanh is 1 - h * h here, not 1 - h
      see it with  the values of the file   gives dh = 0.117497, should be 0.225791
  line 10  da  → 0.234994, should be 0.451581: this line is right, but dh on line 9 is not
  no gradient for b, c, x
step-in-place-wrong.js: 2 of 4 gradients right, 1 wrong, 1 off because of it
  fixed  line 9  dh *= 1 - h * h;
*/
