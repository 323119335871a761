/* A program for tests of the side panel. */

/** The circuit that the pictures show. */
export const neuron = `// A neuron: two inputs, two weights and a bias.
var a = 2, b = -3, c = -3;
var x = -1, y = -2;

// forward pass
var q = a * x + b * y + c;
var f = 1 / (1 + Math.exp(-q));

// backward pass
var df = 1;
var dq = f * (1 - f) * df;
var da = x * dq;
var dx = a * dq;
var db = y * dq;
var dy = b * dq;
var dc = 1.0 * dq;
`;
