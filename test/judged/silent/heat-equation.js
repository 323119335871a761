// Heat that spreads along a rod, in steps.
function diffuse(u, alpha, dx, dt, steps) {
  let now = u.slice();
  for (let k = 0; k < steps; k++) {
    const next = now.slice();
    for (let i = 1; i + 1 < now.length; i++) {
      const d2u = (now[i + 1] - 2 * now[i] + now[i - 1]) / (dx * dx);
      const du = alpha * d2u * dt;
      next[i] = now[i] + du;
    }
    now = next;
  }
  return now;
}
