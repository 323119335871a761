// A line through a point, half the squared error
var w = 0.7, v = -0.4, b = 0.2;
var y = w * x1 + v * x2 + b;
var loss = 0.5 * (y - t) * (y - t);
// backward
var dloss = 1;
var dy = (y - t) * dloss;
var dw = x1 * dy;
var dv = x2 * dy;
var db = dy;
