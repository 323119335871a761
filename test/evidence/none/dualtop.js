var x = 1.5;
var dx = 1;
var u = x * x;
var du = 2 * x * dx;
var v = Math.sin(u);
var dv = Math.cos(u) * du;
var w = u * v;
var dw = du * v + u * dv;
