// two coupons and the face: "P"
var c = 4, y = 0.03, F = 100;
var v = 1 / (1 + y);
var v2 = v * v;
var P = c * v + (c + F) * v2;

var dP = 1;
var dc = (v + v2) * dP;
var dF = v2 * dP;
var dv2 = (c + F) * dP;
var dv = c * dP;
dv += 2 * v * dv2;
var dy = -v * v * dv;
