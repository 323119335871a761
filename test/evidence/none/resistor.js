const U = 9.1, dU = 0.1;
const I = 0.032, dI = 0.001;
const R = U / I;
const dR = R * Math.sqrt(Math.pow(dU / U, 2) + Math.pow(dI / I, 2));
const P = U * I;
const dP = Math.hypot(U * dI, I * dU);
