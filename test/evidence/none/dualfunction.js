function tangent(x, y, dx, dy) {
  const u = x * y;
  const du = dx * y + x * dy;
  const v = Math.exp(u);
  const dv = v * du;
  const w = v / x;
  const dw = (dv * x - v * dx) / (x * x);
  return [w, dw];
}
