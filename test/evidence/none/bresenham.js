function setup(x0, y0, x1, y1) {
  const dx = Math.abs(x1 - x0);
  const sx = x0 < x1 ? 1 : -1;
  const dy = -Math.abs(y1 - y0);
  const sy = y0 < y1 ? 1 : -1;
  let err = dx + dy;
  const e2 = 2 * err;
  err += e2 >= dy ? dy : 0;
  err += e2 <= dx ? dx : 0;
  return [sx, sy, err];
}
