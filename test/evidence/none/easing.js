function easeInOut(t, b, c, d) {
  const dt = t / d;
  const dt2 = dt * dt;
  const dt3 = dt2 * dt;
  return b + c * (3 * dt2 - 2 * dt3);
}
