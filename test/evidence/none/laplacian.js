function heat(u0, u1, u2, u3, u4, alpha, dx, dt) {
  const d2u1 = (u2 - 2 * u1 + u0) / (dx * dx);
  const d2u2 = (u3 - 2 * u2 + u1) / (dx * dx);
  const d2u3 = (u4 - 2 * u3 + u2) / (dx * dx);
  const du1 = alpha * d2u1 * dt;
  const du2 = alpha * d2u2 * dt;
  const du3 = alpha * d2u3 * dt;
  return u1 + du1 + u2 + du2 + u3 + du3;
}
