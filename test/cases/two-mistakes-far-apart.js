// Two mistakes, one above the other: each is blamed for itself, and what lies between them inherits the first.
// pass of loss: dloss right, dy right, dh wrong, dz inherited, da wrong, db inherited
// because: It uses x where c belongs
var a = 0.7, b = 0.2, c = 1.5, x = 2, t = 0.4;    //│ da = 0.8874, db = 0.4437, dc = 1.811, dx = 0.3106, dt = -1.965
var z = a * x + b;    //│ z = 1.6 · dz = 0.4437
var h = Math.tanh(z);    //│ h = 0.9217 · dh = 2.948
var y = c * h;    //│ y = 1.383 · dy = 1.965
var loss = (y - t) * (y - t);    //│ loss = 0.9653 · dloss = 1
var dloss = 1;    //│ = 1
var dy = 2 * (y - t) * dloss;    //│ = 1.965
var dh = x * dy;    //│ = 3.93
var dz = (1 - h * h) * dh;    //│ = 0.5916
var da = a * dz;    //│ = 0.4141
var db = dz;    //│ = 0.5916

/* verify
two-mistakes-far-apart.js: backward pass of loss, compared at 7 points
  line  9  dloss  ✓ 1
  line 10  dy     ✓ 1.96501
  line 11  dh     ✗ 3.93001, should be 2.94751: uses x where c belongs
      see it with  the values of the file   gives dh = 3.93001, should be 2.94751
  line 12  dz     → 0.591573, should be 0.44368: this line is right, but dh on line 11 is not
  line 13  da     ✗ 0.414101, should be 0.88736: uses a where x belongs: in a product, the local gradient of one input is the other input
      see it with  the values of the file   gives da = 0.414101, should be 0.88736
  line 14  db     → 0.591573, should be 0.44368: this line is right, but dh on line 11 is not
  no gradient for c, x, t
two-mistakes-far-apart.js: 2 of 6 gradients right, 2 wrong, 2 off because of them
  fixed  line 11  var dh = c * dy;
  fixed  line 13  var da = x * dz;
*/
