function reflect(dx, dy, nx, ny) {
  const dot = dx * nx + dy * ny;
  const rx = dx - 2 * dot * nx;
  const ry = dy - 2 * dot * ny;
  return Math.atan2(ry, rx);
}
