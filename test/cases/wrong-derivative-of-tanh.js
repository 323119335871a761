// The slope of tanh, in terms of its value, is 1 minus its square; somebody forgot the square.
// pass of miss: dmiss right, dsquash right, dload wrong, dspring inherited
// because: The derivative of Math.tanh is 1 - squash * squash here, not 1 - squash
// mended: var dload = (1 - squash * squash) * dsquash;

var spring = 0.75, target = 0.4;    //│ dspring = 0.2438, dtarget = -0.2197
var load = spring * spring;    //│ load = 0.5625 · dload = 0.1626
var squash = Math.tanh(load);    //│ squash = 0.5098 · dsquash = 0.2197
var miss = (squash - target) ** 2;    //│ miss = 0.01206 · dmiss = 1

// backward
var dmiss = 1;    //│ = 1
var dsquash = 2 * (squash - target) * dmiss;    //│ = 0.2197
var dload = (1 - squash) * dsquash;    //│ = 0.1077
var dspring = 2 * spring * dload;    //│ = 0.1615

/* verify
wrong-derivative-of-tanh.js: backward pass of miss, compared at 7 points
  line 12  dmiss    ✓ 1
  line 13  dsquash  ✓ 0.21966
  line 14  dload    ✗ 0.107671, should be 0.162564: the derivative of Math.tanh is 1 - squash * squash here, not 1 - squash
      see it with  the values of the file   gives dload = 0.107671, should be 0.162564
  line 15  dspring  → 0.161506, should be 0.243847: this line is right, but dload on line 14 is not
  no gradient for target
wrong-derivative-of-tanh.js: 2 of 4 gradients right, 1 wrong, 1 off because of it
  fixed  line 14  var dload = (1 - squash * squash) * dsquash;
*/
