// The energy of two springs; names end in _grad
var stretch1 = x1 - rest, stretch2 = x2 - x1 - rest;
var e1 = 0.5 * k1 * stretch1 ** 2;
var e2 = 0.5 * k2 * stretch2 ** 2;
var total = e1 + e2;
// backward
var total_grad = 1;
var e1_grad = total_grad, e2_grad = total_grad;
var k1_grad = 0.5 * stretch1 ** 2 * e1_grad;
var k2_grad = 0.5 * stretch2 ** 2 * e2_grad;
var stretch1_grad = k1 * stretch1 * e1_grad;
var stretch2_grad = k2 * stretch2 * e2_grad;
var x1_grad = stretch1_grad - stretch2_grad;
var x2_grad = stretch2_grad;
var rest_grad = -stretch1_grad - stretch2_grad;
