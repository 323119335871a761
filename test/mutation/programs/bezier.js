// A cubic Bezier curve in one dimension, at t.
var u = 1 - t;
var b0 = u * u * u;
var b1 = 3 * u * u * t;
var b2 = 3 * u * t * t;
var b3 = t * t * t;
var x = b0 * p0 + b1 * p1 + b2 * p2 + b3 * p3;

// backward pass
var dp0 = b0 * dx;
var dp1 = b1 * dx;
var dp2 = b2 * dx;
var dp3 = b3 * dx;
var db0 = p0 * dx;
var db1 = p1 * dx;
var db2 = p2 * dx;
var db3 = p3 * dx;
var du = 3 * u * u * db0 + 6 * u * t * db1 + 3 * t * t * db2;
var dt = 3 * u * u * db1 + 6 * u * t * db2 + 3 * t * t * db3;
dt -= du;
