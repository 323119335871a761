var a = 2, b = -3, c = 1;
var x = 0.5;
var y = a * x * x + b * x + c;
var dydx = 2 * a * x + b;
var normal = -1 / dydx;
var q = y - dydx * x;
