// Wires that split: every branch adds its share.
var s = a * b;
var t = a + c;
var u = s * t;
var x = u + a * c;

// backward pass
var du = 1.0 * dx;
var ds = t * du;
var dt = s * du;
var da = b * ds;
da += dt;
da += c * dx;
var db = a * ds;
var dc = dt;
dc += a * dx;
