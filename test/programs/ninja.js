// Three manageable chunks, and the gradient on x is given.
var x1 = a * b + c;
var x2 = x1 * d;
var x = x2 * x2;

var dx2 = 2 * x2 * dx;
var dd = x1 * dx2;
var dx1 = d * dx2;
var da = b * dx1;
var db = a * dx1;
var dc = 1.0 * dx1;
