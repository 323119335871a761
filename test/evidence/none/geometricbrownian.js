let S = 50;
const mu = 0.07, sigma = 0.2, dt = 1 / 252;
const z = 0.31;
const dW = z * Math.sqrt(dt);
const dS = mu * S * dt + sigma * S * dW;
S += dS;
const logReturn = Math.log(S / 50);
