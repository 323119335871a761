// A default is its parameter's value; verification varies it.
// pass of z: dz right, dy right, dx right
// shown: k = 0.01
function f(x, k = 0.01) {    //│ x ≈ 0.96, k = 0.01 · dx ≈ 0.000192, dk ≈ 0.01843
  const y = x * k;    //│ y ≈ 0.0096 · dy ≈ 0.0192
  const z = y * y;    //│ z ≈ 9.216e-5 · dz = 1
  const dz = 1;    //│ = 1
  const dy = 2 * y * dz;    //│ ≈ 0.0192
  const dx = k * dy;    //│ ≈ 0.000192
  return dx;
}

/* verify
default-of-parameter.js in f: backward pass of z, compared at 7 points
  line  7  dz  ✓ 1
  line  8  dy  ✓ 0.0192
  line  9  dx  ✓ 0.000192
  no gradient for k
default-of-parameter.js: 3 of 3 gradients right
*/
