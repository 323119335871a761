var p = 101325, p2 = 99000, L = 3;
var grad_p = (p2 - p) / L;
var mu = 1e-3, k = 1e-12;
var q = -k / mu * grad_p;
var perDay = q * 86400;
