// Softmax over three scores and the surprise at the second.
var s1 = 0.3,
  s2 = -1.1,
  s3 = 0.8;
var e1 = Math.exp(s1);
var e2 = Math.exp(s2);
var e3 = Math.exp(s3);
var z = e1 + e2 + e3;
var p = e2 / z;
var loss = -Math.log(p);

// backward pass
var dloss = 1;
var dp = (-1 / p) * dloss;
var de2 = dp / z;
var dz = (-e2 / (z * z)) * dp;
var de1 = dz;
var de3 = dz;
de2 += dz;
var ds1 = e1 * de1;
var ds2 = e2 * de2;
var ds3 = e3 * de3;
