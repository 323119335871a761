// A tanh neuron with given weights.
var w1 = 0.4,
  w2 = -0.7,
  bias = 0.3;
var x1 = 1.2,
  x2 = 0.5;
var n = w1 * x1 + w2 * x2 + bias;
var f = Math.tanh(n);

// backward pass
var df = 1;
var dn = (1 - f * f) * df;
var dw1 = x1 * dn;
var dx1 = w1 * dn;
var dw2 = x2 * dn;
var dx2 = w2 * dn;
var dbias = dn;
