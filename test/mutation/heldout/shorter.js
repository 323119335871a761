// the guide's way: every gradient is redeclared in a shorter form once it is understood
var q = a * x + b * y;
var f = q + c;
var g = f * f;
var s = 1.0 / (1.0 + Math.exp(-g));
// backward
var ds = 1.0;
var dg = (1.0 / (1.0 + Math.exp(-g))) * (1.0 - 1.0 / (1.0 + Math.exp(-g))) * ds;
var dg = s * (1 - s) * ds;
var df = f * dg + f * dg;
var df = 2 * f * dg;
var dq = 1.0 * df;
var dc = 1.0 * df;
var dq = df, dc = df;
var da = x * dq;
var dx = a * dq;
var db = y * dq;
var dy = b * dq;
