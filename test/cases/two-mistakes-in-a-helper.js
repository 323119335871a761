// No single edit mends the helper: it is blamed all the same, and its readers are not.
// pass of loss: dloss right, dy right, g wrong, da inherited, dx inherited, db inherited
// because: It must be g = (1 - h * h) * c * dy, the gradient of z.
var a = 0.7, b = 0.2, c = 1.5, x = 2, t = 0.4;    //│ da = 0.8874, db = 0.4437, dc = 1.811, dx = 0.3106, dt = -1.965
var z = a * x + b;    //│ z = 1.6 · dz = 0.4437
var h = Math.tanh(z);    //│ h = 0.9217 · dh = 2.948
var y = c * h;    //│ y = 1.383 · dy = 1.965
var loss = (y - t) * (y - t);    //│ loss = 0.9653 · dloss = 1
var dloss = 1;    //│ = 1
var dy = 2 * (y - t) * dloss;    //│ = 1.965
var g = (1 - h) * b * dy * t * t;    //│ = 0.004925
var da = x * g;    //│ = 0.009851
var dx = a * g;    //│ = 0.003448
var db = g;    //│ = 0.004925

/* verify
two-mistakes-in-a-helper.js: backward pass of loss, compared at 7 points
  line  9  dloss  ✓ 1
  line 10  dy     ✓ 1.96501
  line 11  g      ✗ 0.0049255: it must be g = (1 - h * h) * c * dy, the gradient of z
      see it with  the values of the file   gives g = 0.00985099, should be 0.88736
  line 12  da     → 0.00985099, should be 0.88736: this line is right, but g on line 11 is not
  line 13  dx     → 0.00344785, should be 0.310576: this line is right, but g on line 11 is not
  line 14  db     → 0.0049255, should be 0.44368: this line is right, but g on line 11 is not
  no gradient for c, t
two-mistakes-in-a-helper.js: 2 of 6 gradients right, 1 wrong, 3 off because of it
  fixed  line 11  var g = (1 - h * h) * c * dy;
*/
