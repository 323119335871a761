// The loss of a support vector machine on a score with a rectified part
let a = 0.4, b = 1.3, c = -0.2;
let n = Math.max(0, a * x);
let score = b * n + c;
let loss = Math.max(0, 1 - label * score);
// backward
let dloss = 1;
let dscore = label * score < 1 ? -label * dloss : 0;
let db = n * dscore;
let dc = dscore;
let dn = b * dscore;
let da = n > 0 ? x * dn : 0;
