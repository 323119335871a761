function perlin(x, y, g00x, g00y, g10x, g10y) {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const dx = x - x0;
  const dy = y - y0;
  const n0 = g00x * dx + g00y * dy;
  const n1 = g10x * (dx - 1) + g10y * dy;
  const u = dx * dx * (3 - 2 * dx);
  return n0 + u * (n1 - n0);
}
