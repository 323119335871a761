export function advance(x: number, y: number, vx: number, vy: number, dt: number): number[] {
  const rho = 1.225;
  const area = 0.01;
  const cd = 0.47;
  const mass = 0.4;
  const speed = Math.hypot(vx, vy);
  const drag = 0.5 * rho * cd * area * speed;
  const dvx = (-drag * vx / mass) * dt;
  const dvy = (-9.81 - drag * vy / mass) * dt;
  const dx = vx * dt + 0.5 * dvx * dt;
  const dy = vy * dt + 0.5 * dvy * dt;
  return [x + dx, y + dy, vx + dvx, vy + dvy];
}
