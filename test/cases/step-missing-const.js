// A gradient that can't be assigned again lacks a whole activation: the factor belongs into its own line.
// pass of y: dy right, dc right, ds wrong, dw inherited, dx inherited, db inherited
// because: A factor is missing: s * (1 - s), the gradient through line 8. All that reads ds needs it.
// mended: const ds = s * (1 - s) * c * dy;
const sigmoid = (q) => 1 / (1 + Math.exp(-q));    //│ q = 0.55, return = 0.6341 · dq = 0.348, dreturn = 1.5
const w = 0.7, x = 0.5, b = 0.2, c = 1.5;    //│ dw = 0.174, dx = 0.2436, db = 0.348, dc = 0.6341
const z = w * x + b;    //│ z = 0.55 · dz = 0.348
const s = sigmoid(z);    //│ s = 0.6341 · ds = 1.5
const y = c * s;    //│ y = 0.9512 · dy = 1
// backward
const dy = 1;    //│ = 1
const dc = s * dy;    //│ = 0.6341
const ds = c * dy;    //│ = 1.5
const dw = x * ds;    //│ = 0.75
const dx = w * ds;    //│ = 1.05
const db = ds;    //│ = 1.5

/* verify
step-missing-const.js: backward pass of y, compared at 7 points
  line 11  dy  ✓ 1
  line 12  dc  ✓ 0.634136
  line 13  ds  ✗ 1.5: a factor is missing: s * (1 - s), the gradient through line 8. All that reads ds needs it
      see it with  the values of the file   gives dw = 0.75, should be 0.174006
  line 14  dw  → 0.75, should be 0.174006: the mistake is on line 13: this is right once that is mended
  line 15  dx  → 1.05, should be 0.243608: the mistake is on line 13: this is right once that is mended
  line 16  db  → 1.5, should be 0.348011: the mistake is on line 13: this is right once that is mended
step-missing-const.js: 2 of 6 gradients right, 1 wrong, 3 off because of it
  fixed  line 13  const ds = s * (1 - s) * c * dy;
*/
