// da reads dh before its step in place; the lines below read it after, and are right.
// pass of y: dy right, dh right, da wrong, dh right, db right
// because: dh is read here before it is complete
var a = 0.7, b = 0.2, c = 1.5, x = 2;    //│ da = 0.4516, db = 0.2258, dc = 0.9217, dx = 0.1581
var h = Math.tanh(a * x + b);    //│ h = 0.9217 · dh = 1.5
var y = c * h;    //│ y = 1.383 · dy = 1
var dy = 1;    //│ = 1
var dh = c * dy;    //│ = 1.5
var da = x * dh;    //│ = 3
dh *= 1 - h * h;    //│ = 0.2258
var db = dh;    //│ = 0.2258

/* verify
read-before-its-step.js: backward pass of y, compared at 7 points
  line  7  dy  ✓ 1
  line  8  dh  ✓ 1.5
  line  9  da  ✗ 3, should be 0.451581: dh is read here before it is complete: line 10 still adds to it, so this line must come after
      see it with  the values of the file   gives da = 3, should be 0.451581
  line 10  dh  ✓ 0.225791 – from here dh is the gradient of a * x + b, before the tanh
  line 11  db  ✓ 0.225791
  no gradient for c, x
read-before-its-step.js: 4 of 5 gradients right, 1 wrong
  fixed  line 9  dh *= 1 - h * h;
  fixed  line 10  var da = x * dh;
*/
