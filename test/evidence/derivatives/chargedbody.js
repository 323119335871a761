function field(q, x, y, dq) {
  const r2 = x * x + y * y;
  const r = Math.sqrt(r2);
  const E = 9e9 * q / r2;
  const dE = 9e9 * dq / r2;
  const dx = x / r, dy = y / r;
  return [(E + dE) * dx, (E + dE) * dy];
}
