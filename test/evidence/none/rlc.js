function rlc(i, u, R, L, C, U, dt) {
  const di = (U - u - R * i) / L;
  const du = i / C;
  const i1 = i + di * dt;
  const u1 = u + du * dt;
  return 0.5 * L * i1 * i1 + 0.5 * C * u1 * u1;
}
