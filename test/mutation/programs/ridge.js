// A squared error with a penalty on large weights
var w = 0.9, v = -0.5, reg = 0.1;
var y = w * x1 + v * x2;
var loss = 0.5 * (y - t) * (y - t) + 0.5 * reg * (w * w + v * v);
// backward
var dloss = 1;
var dy = (y - t) * dloss;
var dw = x1 * dy + reg * w * dloss;
var dv = x2 * dy + reg * v * dloss;
