// Two paths are left out of one line, and a third is there: both are told, and nothing that the line has already.
// pass of y: dy right, dq right, dr right, ds wrong
// because: add 2 * s * dq + b * dr to this line; s reaches the output y along four paths (line 6 three times and line 7)
// mended: 2 * s * dq
var s = 0.7, a = 1.3, b = 2.1, c = 0.4;    //│ ds = 4.013, da = 1.56, db = 0.9659, dc = 2.73
const q = s * s + c / s;    //│ q = 1.061 · dq = 1.911
const r = b * s;    //│ r = 1.47 · dr = 1.38
const y = a * q * r;    //│ y = 2.028 · dy = 1
const dy = 1;    //│ = 1
const dq = a * r * dy;    //│ = 1.911
const dr = a * q * dy;    //│ = 1.38
const ds = -c / (s * s) * dq;    //│ = -1.56

/* verify
two-contributions-left-out.js: backward pass of y, compared at 7 points
  line  9  dy  ✓ 1
  line 10  dq  ✓ 1.911
  line 11  dr  ✓ 1.37986
  line 12  ds  ✗ -1.56, should be 4.0131: the contribution through lines 6 and 7 is left out: add 2 * s * dq + b * dr to this line; s reaches the output y along four paths (line 6 three times and line 7), and their contributions add up
      see it with  the values of the file   gives ds = -1.56, should be 4.0131
  no gradient for a, b, c
two-contributions-left-out.js: 3 of 4 gradients right, 1 wrong
  fixed  line 12  const ds = -c / (s * s) * dq + 2 * s * dq + b * dr;
*/
