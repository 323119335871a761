// A wrong helper and a wrong reader: the helper is blamed once, and the reader for its own mistake.
// pass of loss: dloss right, dy right, g wrong, da inherited, dx wrong, db inherited
// because: It uses x where a belongs
// mended: var dx = a * g;
var a = 0.7, b = 0.2, c = 1.5, x = 2, t = 0.4;    //│ da = 0.8874, db = 0.4437, dc = 1.811, dx = 0.3106, dt = -1.965
var z = a * x + b;    //│ z = 1.6 · dz = 0.4437
var h = Math.tanh(z);    //│ h = 0.9217 · dh = 2.948
var y = c * h;    //│ y = 1.383 · dy = 1.965
var loss = (y - t) * (y - t);    //│ loss = 0.9653 · dloss = 1
var dloss = 1;    //│ = 1
var dy = 2 * (y - t) * dloss;    //│ = 1.965
var g = (1 - h) * c * dy;    //│ = 0.2309
var da = x * g;    //│ = 0.4618
var dx = x * g;    //│ = 0.4618
var db = g;    //│ = 0.2309

/* verify
two-mistakes-helper.js: backward pass of loss, compared at 7 points
  line 10  dloss  ✓ 1
  line 11  dy     ✓ 1.96501
  line 12  g      ✗ 0.230883: the derivative of Math.tanh is 1 - h * h here, not 1 - h
      see it with  the values of the file   gives g = 0.461765, should be 0.88736
  line 13  da     → 0.461765, should be 0.88736: this line is right, but g on line 12 is not
  line 14  dx     ✗ 0.461765, should be 0.310576: uses x where a belongs: in a product, the local gradient of one input is the other input
      see it with  the values of the file   gives dx = 0.461765, should be 0.310576
  line 15  db     → 0.230883, should be 0.44368: this line is right, but g on line 12 is not
  no gradient for c, t
two-mistakes-helper.js: 2 of 6 gradients right, 2 wrong, 2 off because of them
  fixed  line 12  var g = (1 - h * h) * c * dy;
  fixed  line 14  var dx = a * g;
*/
