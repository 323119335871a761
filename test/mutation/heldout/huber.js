// Huber loss on a line through leaky relus, then a hinge on the same weights; two passes
var slope = 0.01;
var s = w * x + b;
var r = s > 0 ? s : slope * s;
var e = r - t;
var size = Math.abs(e);
var huber = size <= 1 ? 0.5 * e * e : size - 0.5;
// backward
var dhuber = 2;
var de = size <= 1 ? e * dhuber : Math.sign(e) * dhuber;
var dr = de;
var dt = -de;
var ds = dr * (s > 0 ? 1 : slope);
var dw = ds * x;
var db = ds;
var dx = ds * w;
// update
w = w - 0.1 * dw;
b = b - 0.1 * db;
// forward once more
var m = 1 - label * (w * x + b);
var hinge = Math.max(0, m);
// backward
var dm = m > 0 ? dhinge : 0;
var dlabel = -(w * x + b) * dm;
var dw = -label * x * dm;
var dx = -label * w * dm;
var db = -label * dm;
