// A chance from two numbers, with the cross-entropy to what happened
let w1 = 0.5, w2 = -1.1, bias = 0.1;
let z = w1 * x1 + w2 * x2 + bias;
let p = 1 / (1 + Math.exp(-z));
let loss = -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
// backward
let dloss = 1;
let dz = (p - t) * dloss;
let dw1 = x1 * dz;
let dw2 = x2 * dz;
let dbias = dz;
