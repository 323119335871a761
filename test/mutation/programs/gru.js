// A gated blend of the old state and a new one.
var r = a * x + b * h;
var z = sig(r);
var n = Math.tanh(c * x + d * h);
var out = (1 - z) * n + z * h;

// backward pass
var dout = 0.5;
var dz = (h - n) * dout;
var dn = (1 - z) * dout;
var dh = z * dout;
var kn = (1 - n * n) * dn;
var dr = z * (1 - z) * dz;
var da = x * dr;
var db = h * dr;
var dc = x * kn;
var dd = h * kn;
dh += b * dr + d * kn;
var dx = a * dr + c * kn;
