var L = 12;
var alpha = 1.2e-5;
var T = 20, T2 = 45;
var dT = T2 - T;
var dL = alpha * L * dT;
L += dL;
var strain = dL / L;
