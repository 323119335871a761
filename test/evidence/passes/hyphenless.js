// the two-gate classic "f"
var x = -2, y = 5, z = -4;
var q = x + y;
var f = q * z;
var dfdz = q;
var df = 1;
var dz = q * df;
var dq = z * df;
var dx = 1 * dq;
var dy = 1 * dq;
