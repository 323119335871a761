function along(x1, y1, x2, y2, n) {
  const dx = 1, dy = dx * (y2 - y1) / (x2 - x1);
  const x = x1 + n * dx;
  const y = y1 + n * dy;
  return Math.sqrt(x * x + y * y);
}
