// A factor that is missing has a name in the file: the product with an exponential is k.
// pass of v: dv right, dk right, dE wrong
// because: The local gradient is missing a factor: -k / T.
var k = A * Math.exp(-E / T);    //│ A ≈ 2.86, E ≈ 0.32, T ≈ 2.2, k ≈ 2.473 · dA ≈ 1.383, dE ≈ -1.798, dT ≈ 0.2616, dk ≈ 1.6
var v = k * S;    //│ S ≈ 1.6, v ≈ 3.957 · dS ≈ 2.473, dv = 1
// backward
var dv = 1;    //│ = 1
var dk = S * dv;    //│ ≈ 1.6
var dE = dk;    //│ ≈ 1.6

/* verify
wrong-factor-by-its-name.js: backward pass of v, compared at 7 points
  line  7  dv  ✓ 1
  line  8  dk  ✓ 1.6
  line  9  dE  ✗ 1.6, should be -1.79843: the local gradient is missing a factor: -k / T
      see it with  // @input A = 2.86, E = 0.32, T = 2.2, S = 1.6   gives dE = 1.6, should be -1.79843
  no gradient for A, T, S
wrong-factor-by-its-name.js: 2 of 3 gradients right, 1 wrong
  fixed  line 9  var dE = dk * -k / T;
*/
