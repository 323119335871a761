// Two layers of sigmoids, with the delta of each as the old books have it
var u = 0.3, c = 0.1, v = -0.8, d = 0.4;
var net = u * x + c;
var h = 1 / (1 + Math.exp(-net));
var top = v * h + d;
var p = 1 / (1 + Math.exp(-top));
var loss = 0.5 * (p - t) ** 2;
// backward
var dloss = 1;
var dtop = (p - t) * p * (1 - p) * dloss;
var dv = h * dtop;
var dd = dtop;
var dnet = v * dtop * h * (1 - h);
var du = x * dnet;
var dc = dnet;
