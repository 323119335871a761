// one neuron, and how "f" changes
var w = 2, x = -1, b = -3;
var q = w * x + b;
var f = 1 / (1 + Math.exp(-q));

var df = 1;
var dq = f * (1 - f) * df;
var dw = x * dq;
var dx = w * dq;
var db = dq;
