// An option's price with a logistic stand-in for the normal distribution.
const root = Math.sqrt(T);
const d1 = (Math.log(S / K) + (r + (sigma * sigma) / 2) * T) / (sigma * root);
const d2 = d1 - sigma * root;
const N1 = 1 / (1 + Math.exp(-1.7 * d1));
const N2 = 1 / (1 + Math.exp(-1.7 * d2));
const disc = Math.exp(-r * T);
const price = S * N1 - K * disc * N2;

// backward pass
const dN1 = S * dprice;
const dN2 = -K * disc * dprice;
const ddisc = -K * N2 * dprice;
const dd2 = 1.7 * N2 * (1 - N2) * dN2;
const dd1 = 1.7 * N1 * (1 - N1) * dN1 + dd2;
const dS = N1 * dprice + dd1 / (S * sigma * root);
const dK = -disc * N2 * dprice - dd1 / (K * sigma * root);
const dsigma = root * (dd1 - dd2) - (d1 / sigma) * dd1;
const dr = (T / (sigma * root)) * dd1 - T * disc * ddisc;
