function accelerations(x1, y1, x2, y2, x3, y3, m1, m2, m3) {
  const dx12 = x2 - x1, dy12 = y2 - y1;
  const dx13 = x3 - x1, dy13 = y3 - y1;
  const dx23 = x3 - x2, dy23 = y3 - y2;
  const r12 = Math.pow(dx12 * dx12 + dy12 * dy12, 1.5);
  const r13 = Math.pow(dx13 * dx13 + dy13 * dy13, 1.5);
  const r23 = Math.pow(dx23 * dx23 + dy23 * dy23, 1.5);
  const ax1 = m2 * dx12 / r12 + m3 * dx13 / r13;
  const ay1 = m2 * dy12 / r12 + m3 * dy13 / r13;
  const ax2 = -m1 * dx12 / r12 + m3 * dx23 / r23;
  const ay2 = -m1 * dy12 / r12 + m3 * dy23 / r23;
  return [ax1, ay1, ax2, ay2];
}
