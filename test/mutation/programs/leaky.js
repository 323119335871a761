// A leaky unit, then a softplus, then a root: local gradients of many kinds
var z = w * x + b;
var h = z > 0 ? z : 0.1 * z;
var s = v * h + c;
var e = Math.exp(s);
var root = Math.sqrt(1 + e);
// backward
var de = droot / (2 * root);
var ds = e * de;
var dv = h * ds;
var dc = ds;
var dh = v * ds;
var dz = z > 0 ? dh : 0.1 * dh;
var dw = x * dz;
var dx = w * dz;
var db = dz;
