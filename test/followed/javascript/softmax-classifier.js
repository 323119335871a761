'use strict';
// Softmax and cross-entropy over three classes, with loops from the textbook.
const D = 2, C = 3;
const X = [[1.0, 0.5], [-0.5, 1.5]];
const Y = [0, 2];
const W = [[0.2, -0.4, 0.1], [0.5, 0.3, -0.6]];

let loss = 0;
const probabilities = [];
for (let n = 0; n < X.length; n++) {
  const logits = [0, 0, 0];
  for (let c = 0; c < C; c++) for (let d = 0; d < D; d++) logits[c] += X[n][d] * W[d][c];
  let max = logits[0];
  for (let c = 1; c < C; c++) if (logits[c] > max) max = logits[c];
  let total = 0;
  const exps = [];
  for (let c = 0; c < C; c++) {
    exps[c] = Math.exp(logits[c] - max);
    total += exps[c];
  }
  const p = exps.map((e) => e / total);
  probabilities.push(p);
  loss += -Math.log(p[Y[n]]);
}
loss /= X.length;

// backward
const dW = [[0, 0, 0], [0, 0, 0]];
for (let n = 0; n < X.length; n++) {
  for (let c = 0; c < C; c++) {
    const dlogit = (probabilities[n][c] - (c === Y[n] ? 1 : 0)) / X.length;
    for (let d = 0; d < D; d++) dW[d][c] += dlogit * X[n][d];
  }
}
