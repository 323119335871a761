// gradX for x: "loss"
function gradients(x, y, w) {
  const m = x * w;
  const n = m - y;
  const loss = n * n + 0.1 * w * w;
  const gradLoss = 1;
  const gradN = 2 * n * gradLoss;
  const gradM = gradN;
  const gradY = -gradN;
  const gradX = w * gradM;
  const gradW = x * gradM + 0.2 * w * gradLoss;
  return [loss, gradX, gradY, gradW];
}
