function curvature(x0, y0, x1, y1, x2, y2) {
  const dx = (x2 - x0) / 2;
  const dy = (y2 - y0) / 2;
  const ddx = x2 - 2 * x1 + x0;
  const ddy = y2 - 2 * y1 + y0;
  return (dx * ddy - dy * ddx) / Math.pow(dx * dx + dy * dy, 1.5);
}
