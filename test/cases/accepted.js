// A gradient is turned around on purpose; what is made of it is judged from there.
// pass of miss: dmiss right, dscore right, dfeature right, dweight right
// because: Accepted: the adversary is to get worse
// because: Judged from dscore on, which is accepted

var feature = 0.5, weight = -1.25, label = 0.75;    //│ dfeature = 3.438, dweight = -1.375, dlabel = 2.75
var score = feature * weight;    //│ score = -0.625 · dscore = -2.75
var miss = (score - label) * (score - label);    //│ miss = 1.891 · dmiss = 1

// backward
var dmiss = 1;    //│ = 1
var dscore = -2 * (score - label) * dmiss; // @accept the adversary is to get worse    //│ = 2.75
var dfeature = weight * dscore;    //│ = -3.438
var dweight = feature * dscore;    //│ = 1.375

/* verify
accepted.js: backward pass of miss, compared at 7 points
  line 11  dmiss     ✓ 1
  line 12  dscore    ✓ 2.75 – Accepted: the adversary is to get worse
  line 13  dfeature  ✓ -3.4375 – Judged from dscore on, which is accepted
  line 14  dweight   ✓ 1.375 – Judged from dscore on, which is accepted
  no gradient for label
accepted.js: 4 of 4 gradients right
*/
