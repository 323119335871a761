function change(k, x, dx) {
  const F = k * x;
  const dF = k * dx;
  const W = 0.5 * F * x;
  const dW = F * dx;
  return [F + dF, W + dW];
}
