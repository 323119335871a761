// Running sums: what stands early counts in all that follows.
var r1 = p;
var r2 = r1 + q;
var r3 = r2 + r;
var r4 = r3 + s;
var cost = r1 * r1 + 2 * r2 * r2 + Math.exp(r3) + r4 * t;

// backward
var dcost = 0.25;
var dt = r4 * dcost;
var dr4 = t * dcost;
var ds = dr4;
var dr3 = Math.exp(r3) * dcost + dr4;
var dr = dr3;
var dr2 = 4 * r2 * dcost;
dr2 += dr3;
var dq = dr2;
var dr1 = 2 * r1 * dcost;
dr1 += dr2;
var dp = dr1;
