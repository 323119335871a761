// Kermack–McKendrick
let S = 990;
let I = 10;
let R = 0;
const N = S + I + R;
const beta = 0.3;
const gamma = 0.1;

const dS = (-beta * S * I) / N;
const dI = (beta * S * I) / N - gamma * I;
const dR = gamma * I;

S += dS;
I += dI;
R += dR;
