// a single neuron with two inputs and a bias, as in the guide, with the sigmoid written out
var w0 = 2.0;
var w1 = -3.0;
var w2 = -3.0;
var x0 = -1.0;
var x1 = -2.0;

// forward pass
var dot = w0*x0 + w1*x1 + w2;
var f = 1.0 / (1.0 + Math.exp(-dot)); // sigmoid function

// backward pass through the neuron (backpropagation)
var df = 1.0;
var ddot = (1.0 - f) * f * df; // gradient on dot variable, using the sigmoid gradient derivation
var dx0 = w0 * ddot; // backprop into x
var dx1 = w1 * ddot;
var dw0 = x0 * ddot; // backprop into w
var dw1 = x1 * ddot;
var dw2 = 1.0 * ddot;
