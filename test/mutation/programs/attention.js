// Scaled dot products of one query with two keys, softmax, and a mix of two values.
var q1 = 0.9,
  q2 = -0.3,
  k1 = 0.5,
  k2 = 1.4,
  l1 = -0.8,
  l2 = 0.2,
  v1 = 2.5,
  v2 = -1.5;
var scale = Math.sqrt(2);
var s1 = (q1 * k1 + q2 * k2) / scale;
var s2 = (q1 * l1 + q2 * l2) / scale;
var a1 = 1 / (1 + Math.exp(s2 - s1));
var a2 = 1 - a1;
var mix = a1 * v1 + a2 * v2;

// backward pass
var dmix = 1;
var dv1 = a1 * dmix;
var dv2 = a2 * dmix;
var da1 = v1 * dmix;
var da2 = v2 * dmix;
da1 -= da2;
var ds1 = a1 * (1 - a1) * da1;
var ds2 = -ds1;
var dq1 = (k1 * ds1 + l1 * ds2) / scale;
var dq2 = (k2 * ds1 + l2 * ds2) / scale;
var dk1 = (q1 * ds1) / scale;
var dk2 = (q2 * ds1) / scale;
var dl1 = (q1 * ds2) / scale;
var dl2 = (q2 * ds2) / scale;
