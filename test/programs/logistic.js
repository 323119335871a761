// Logistic regression with its own sigmoid; the target t is held.
function sigm(q) { return 1 / (1 + Math.exp(-q)); }
const t = 1;
let h = w0 + w1 * u1 + w2 * u2;
let y = sigm(h);
let cost = -t * Math.log(y) - (1 - t) * Math.log(1 - y);

let dh = (y - t) * dcost;
let dw0 = dh;
let dw1 = u1 * dh;
let dw2 = u2 * dh;
let du1 = w1 * dh;
let du2 = w2 * dh;
