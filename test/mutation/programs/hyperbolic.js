// A tanh neuron that ends in its activation
var w = 0.6, v = -0.3, b = 0.2;
var z = w * x + v * y + b;
var s = Math.tanh(z);
// backward
var ds = 1;
var dz = (1 - s * s) * ds;
var dw = x * dz;
var dx = w * dz;
var dv = y * dz;
var dy = v * dz;
var db = dz;
