// A recurrent cell of one number, unrolled over time, and backpropagation through time.
const inputs = [0.5, -0.25, 1, 0.75];
const targets = [0.2, 0.1, 0.4, 0.5];
let wx = 0.6;
let wh = -0.4;
let bias = 0.05;
let wy = 1.2;

const states = [0];
const outputs = [];
let loss = 0;
for (let t = 0; t < inputs.length; t++) {
  const z = wx * inputs[t] + wh * states[t] + bias;
  const h = Math.tanh(z);
  states.push(h);
  const y = wy * h;
  outputs.push(y);
  const error = y - targets[t];
  loss += 0.5 * error * error;
}
const mean = loss / inputs.length;

// backward
let dwx = 0;
let dwh = 0;
let dbias = 0;
let dwy = 0;
let dnext = 0;
for (let t = inputs.length - 1; t >= 0; t--) {
  const dy = (outputs[t] - targets[t]) / inputs.length;
  dwy += dy * states[t + 1];
  const dh = dy * wy + dnext;
  const dz = (1 - states[t + 1] * states[t + 1]) * dh;
  dwx += dz * inputs[t];
  dwh += dz * states[t];
  dbias += dz;
  dnext = dz * wh;
}
