function at(n, c, y, x, C, H, W) {
  const dx = 1;
  const dy = W * dx;
  const dc = H * dy;
  const dn = C * dc;
  const index = n * dn + c * dc + y * dy + x * dx;
  return index;
}
