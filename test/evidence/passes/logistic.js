// cross-entropy of a logistic neuron: "loss"
const z = w1 * x1 + w2 * x2 + b;
const p = 1 / (1 + Math.exp(-z));
const loss = -(t * Math.log(p) + (1 - t) * Math.log(1 - p));

const dloss = 1;
const dz = (p - t) * dloss;
const dw1 = x1 * dz;
const dw2 = x2 * dz;
const db = dz;
