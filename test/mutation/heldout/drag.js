// a ball thrown upward with drag, two steps of Euler; what height does it reach?
var g = 9.81;
var m = 0.145;
var drag = 0.006;
var step = 0.1;

var f1 = -m * g - drag * v * Math.abs(v);
var v1 = v + (step * f1) / m;
var h1 = h + step * v;
var f2 = -m * g - drag * v1 * Math.abs(v1);
var v2 = v1 + (step * f2) / m;
var h2 = h1 + step * v1;
var top = h2 + (v2 * v2) / (2 * g);

// backward pass
var dtop = 1;
var dh2 = dtop;
var dv2 = (v2 / g) * dtop;
var dh1 = dh2;
var dv1 = step * dh2;
dv1 += dv2;
var df2 = (step / m) * dv2;
dv1 += -2 * drag * Math.abs(v1) * df2;
var ddrag = -v1 * Math.abs(v1) * df2;
var dv = step * dh1;
dv += dv1;
var df1 = (step / m) * dv1;
dv += -2 * drag * Math.abs(v) * df1;
ddrag += -v * Math.abs(v) * df1;
var dh = dh1;
