// Batch normalisation of one feature, forward and back, in the style of a long script.
var x = [1.2, -0.7, 0.3, 2.1];
var gamma = 1.5, beta = 0.2, eps = 1e-5;
var N = x.length, i;

var mean = 0;
for (i = 0; i < N; i++) mean += x[i];
mean /= N;

var variance = 0;
for (i = 0; i < N; i++) variance += (x[i] - mean) * (x[i] - mean);
variance = variance / N;

var inverse = 1 / Math.sqrt(variance + eps);
var normal = [], y = [];
for (i = 0; i < N; i++) {
  normal[i] = (x[i] - mean) * inverse;
  y[i] = gamma * normal[i] + beta;
}

var weights = [0.5, -1, 2, 0.25];
var loss = 0;
i = N;
while (i--) {
  loss += weights[i] * y[i];
}

// backward
var dgamma = 0, dbeta = 0, dnormal = [];
for (i = 0; i < N; i++) {
  dgamma += weights[i] * normal[i];
  dbeta += weights[i];
  dnormal[i] = weights[i] * gamma;
}
var sum = 0, dot = 0;
for (i = 0; i < N; i++) {
  sum += dnormal[i];
  dot += dnormal[i] * normal[i];
}
var dx = [];
for (i = 0; i < N; i++) dx[i] = (inverse / N) * (N * dnormal[i] - sum - normal[i] * dot);
