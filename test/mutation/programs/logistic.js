// Logistic regression with its own sigmoid; the target t is held.
function sigm(q) {
  return 1 / (1 + Math.exp(-q));
}
const t = 1;
const h = w0 + w1 * u1 + w2 * u2;
const y = sigm(h);
const cost = -t * Math.log(y) - (1 - t) * Math.log(1 - y);

// backward pass
const dh = (y - t) * dcost;
const dw0 = dh;
const dw1 = u1 * dh;
const dw2 = u2 * dh;
const du1 = w1 * dh;
const du2 = w2 * dh;
