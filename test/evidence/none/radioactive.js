const lambda = Math.LN2 / 5730;
let N = 1e6;
const dt = 100;
const dN = -lambda * N * dt;
N += dN;
const activity = lambda * N;
const age = Math.log(1e6 / N) / lambda;
