function step(t1, t2, w1, w2, m1, m2, l1, l2, dt) {
  const g = 9.8;
  const delta = t1 - t2;
  const den = 2 * m1 + m2 - m2 * Math.cos(2 * delta);
  const a1 = (-g * (2 * m1 + m2) * Math.sin(t1) - m2 * g * Math.sin(t1 - 2 * t2)
    - 2 * Math.sin(delta) * m2 * (w2 * w2 * l2 + w1 * w1 * l1 * Math.cos(delta))) / (l1 * den);
  const a2 = (2 * Math.sin(delta) * (w1 * w1 * l1 * (m1 + m2) + g * (m1 + m2) * Math.cos(t1)
    + w2 * w2 * l2 * m2 * Math.cos(delta))) / (l2 * den);
  const dw1 = a1 * dt;
  const dw2 = a2 * dt;
  const dt1 = (w1 + dw1) * dt;
  const dt2 = (w2 + dw2) * dt;
  return [t1 + dt1, t2 + dt2, w1 + dw1, w2 + dw2];
}
