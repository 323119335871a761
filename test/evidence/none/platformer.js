function move(x, y, vx, vy, ax, g, dt) {
  const dvx = ax * dt;
  const dvy = g * dt;
  vx += dvx;
  vy += dvy;
  const dx = vx * dt;
  const dy = vy * dt;
  x += dx;
  y += dy;
  return { x, y, vx, vy };
}
