let v = -1, w = 1;
const I = 0.5, a = 0.7, b = 0.8, tau = 12.5;
let dv = v - v ** 3 / 3 - w + I;
let dw = (v + a - b * w) / tau;
v += 0.1 * dv;
w += 0.1 * dw;
