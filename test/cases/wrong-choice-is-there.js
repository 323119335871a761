// What is left out has a choice in it that another line has already: its name is shorter.
// pass of loss: dloss right, dm right, ds3 right, ds2 wrong
// because: The contribution through line 6 is left out: add -ds3 to this line;
// mended: const ds2 = 2 * s2 * dloss - ds3;
const s2 = 0.4, s3 = 0.9;    //│ ds2 = -2.2, ds3 = 3
const m = Math.max(0, s3 - s2 + 1);    //│ m = 1.5 · dm = 3
const loss = m * m + s2 * s2;    //│ loss = 2.41 · dloss = 1
// backward
const dloss = 1;    //│ = 1
const dm = 2 * m * dloss;    //│ = 3
const ds3 = m > 0 ? dm : 0;    //│ = 3
const ds2 = 2 * s2 * dloss;    //│ = 0.8

/* verify
wrong-choice-is-there.js: backward pass of loss, compared at 7 points
  line  9  dloss  ✓ 1
  line 10  dm     ✓ 3
  line 11  ds3    ✓ 3
  line 12  ds2    ✗ 0.8, should be -2.2: the contribution through line 6 is left out: add -ds3 to this line; s2 reaches the output loss along three paths (line 6 and line 7 twice), and their contributions add up
      see it with  the values of the file   gives ds2 = 0.8, should be -2.2
wrong-choice-is-there.js: 3 of 4 gradients right, 1 wrong
  fixed  line 12  const ds2 = 2 * s2 * dloss - ds3;
*/
