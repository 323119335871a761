// With a default of 1 a missing factor can't be seen at the file's own numbers.
// pass of z: dz right, dy right, dx wrong
// mended: const dx = k * dy;
function f(x, k = 1) {    //│ x ≈ 0.96, k = 1 · dx ≈ 1.92, dk ≈ 1.843
  const y = x * k;    //│ y ≈ 0.96 · dy ≈ 1.92
  const z = y * y;    //│ z ≈ 0.9216 · dz = 1
  const dz = 1;    //│ = 1
  const dy = 2 * y * dz;    //│ ≈ 1.92
  const dx = 1 * dy;    //│ ≈ 1.92
  return dx;
}

/* verify
default-hides-factor.js in f: backward pass of z, compared at 7 points
  line  7  dz  ✓ 1
  line  8  dy  ✓ 1.92
  line  9  dx  ✗ 1.92 agrees here, not elsewhere: the local gradient is missing a factor: k
      see it with  // @input x = 0.75, k = 0.41   gives dx = 0.615, should be 0.25215
  no gradient for k
default-hides-factor.js: 2 of 3 gradients right, 1 wrong
  fixed  line 9  const dx = 1 * k * dy;
*/
