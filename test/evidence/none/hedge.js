// delta hedge of a short call
const S = 100;
const delta = 0.56;
const gamma = 0.03;
const theta = -0.02;
const dS = 1.5;
const dt = 1;
const dC = delta * dS + 0.5 * gamma * dS * dS + theta * dt;
const dHedge = delta * dS;
const pnl = dHedge - dC;
