// The focal loss of a classifier, in one sweep
let p = 1 / (1 + Math.exp(-score));
let miss = 1 - p;
let weight = miss * miss;
let loss = -weight * Math.log(p);
// backward
let dweight = -Math.log(p) * dloss;
let dp = -weight / p * dloss;
let dmiss = 2 * miss * dweight;
dp -= dmiss;
let dscore = p * (1 - p) * dp;
