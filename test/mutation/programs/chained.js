// Sums spread their gradient, so one line serves several
var q = a + b;
var r = c - d;
var w = q * r + e;
// backward
var dw = 3;
var de = dw;
var dq = r * dw;
var dr = q * dw;
var da, db, dc;
da = db = dq;
dc = dr;
var dd = -dr;
