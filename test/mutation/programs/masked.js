// Three rectified neurons in front of a score, as the guide masks them: what goes into a neuron has no name.
var n1 = Math.max(0, a1 * x + b1 * y + c1);
var n2 = Math.max(0, a2 * x + b2 * y + c2);
var n3 = Math.max(0, a3 * x + b3 * y + c3);
var score = a4 * n1 + b4 * n2 + c4 * n3 + d4;
// backward
var da4 = n1 * dscore;
var dn1 = a4 * dscore;
var db4 = n2 * dscore;
var dn2 = b4 * dscore;
var dc4 = n3 * dscore;
var dn3 = c4 * dscore;
var dd4 = dscore;
var in1 = n1 > 0 ? dn1 : 0;
var in2 = n2 > 0 ? dn2 : 0;
var in3 = n3 > 0 ? dn3 : 0;
var da1 = x * in1;
var db1 = y * in1;
var dc1 = in1;
var da2 = x * in2;
var db2 = y * in2;
var dc2 = in2;
var da3 = x * in3;
var db3 = y * in3;
var dc3 = in3;
