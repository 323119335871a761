function pinch(x1, y1, x2, y2, scale, d0) {
  const dx = x1 - x2;
  const dy = y1 - y2;
  const d = Math.sqrt(dx * dx + dy * dy);
  const dscale = d / d0;
  scale *= dscale;
  const cx = (x1 + x2) / 2;
  const cy = (y1 + y2) / 2;
  return scale * (cx + cy);
}
