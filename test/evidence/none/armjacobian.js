function moveArm(t1, t2, dt1, dt2) {
  const l1 = 1, l2 = 0.7;
  const x = l1 * Math.cos(t1) + l2 * Math.cos(t1 + t2);
  const y = l1 * Math.sin(t1) + l2 * Math.sin(t1 + t2);
  const dx = (-l1 * Math.sin(t1) - l2 * Math.sin(t1 + t2)) * dt1 - l2 * Math.sin(t1 + t2) * dt2;
  const dy = (l1 * Math.cos(t1) + l2 * Math.cos(t1 + t2)) * dt1 + l2 * Math.cos(t1 + t2) * dt2;
  return [x + dx, y + dy];
}
