// two hidden units: "L"
function train(x, t, w1, w2, v1, v2) {
  const h1 = Math.tanh(w1 * x);
  const h2 = Math.tanh(w2 * x);
  const y = v1 * h1 + v2 * h2;
  const L = (y - t) * (y - t);
  const dL = 1;
  const dy = 2 * (y - t) * dL;
  const dv1 = h1 * dy;
  const dv2 = h2 * dy;
  const dh1 = v1 * dy;
  const dh2 = v2 * dy;
  const dw1 = (1 - h1 * h1) * x * dh1;
  const dw2 = (1 - h2 * h2) * x * dh2;
  const rate = 0.1;
  w1 -= rate * dw1;
  w2 -= rate * dw2;
  v1 -= rate * dv1;
  v2 -= rate * dv2;
  return [w1, w2, v1, v2];
}
