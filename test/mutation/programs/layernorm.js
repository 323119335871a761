// Layer normalisation of three numbers, with gain and shift.
var n = 3,
  eps = 1e-5;
var mean = (x1 + x2 + x3) / n;
var c1 = x1 - mean;
var c2 = x2 - mean;
var c3 = x3 - mean;
var variance = (c1 * c1 + c2 * c2 + c3 * c3) / n;
var inv = 1 / Math.sqrt(variance + eps);
var h1 = c1 * inv;
var h2 = c2 * inv;
var h3 = c3 * inv;
var out = g1 * h1 + g2 * h2 + g3 * h3 + shift;

// backward pass
var dshift = dout;
var dg1 = h1 * dout;
var dg2 = h2 * dout;
var dg3 = h3 * dout;
var dh1 = g1 * dout;
var dh2 = g2 * dout;
var dh3 = g3 * dout;
var dinv = c1 * dh1 + c2 * dh2 + c3 * dh3;
var dvariance = -0.5 * inv * inv * inv * dinv;
var dc1 = inv * dh1 + ((2 * c1) / n) * dvariance;
var dc2 = inv * dh2 + ((2 * c2) / n) * dvariance;
var dc3 = inv * dh3 + ((2 * c3) / n) * dvariance;
var dmean = -(dc1 + dc2 + dc3);
var dx1 = dc1 + dmean / n;
var dx2 = dc2 + dmean / n;
var dx3 = dc3 + dmean / n;
