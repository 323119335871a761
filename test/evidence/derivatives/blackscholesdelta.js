const S = 100, K = 95, r = 0.02, T = 0.5;
const v = 0.25;
const d1 = (Math.log(S / K) + (r + v * v / 2) * T) / (v * Math.sqrt(T));
const d2 = d1 - v * Math.sqrt(T);
const dS = 1;
const pdf = Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
const gamma = pdf / (S * v * Math.sqrt(T));
const dDelta = gamma * dS;
