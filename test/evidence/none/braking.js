function brake(v, t, mu) {
  const g = 9.81;
  const reaction = v * t;
  const dv = mu * g;
  const dt = v / dv;
  const ds = v * dt - 0.5 * dv * dt * dt;
  return reaction + ds;
}
