// squared distance "D" of a robot's hand from a mark
function reach(t1, t2, X, Y) {
  const x = 2 * Math.cos(t1) + Math.cos(t2);
  const y = 2 * Math.sin(t1) + Math.sin(t2);
  const u = x - X;
  const v = y - Y;
  const D = u * u + v * v;
  const dD = 1;
  const du = 2 * u * dD, dv = 2 * v * dD;
  const dx = du, dX = -du;
  const dy = dv, dY = -dv;
  const dt1 = -2 * Math.sin(t1) * dx + 2 * Math.cos(t1) * dy;
  const dt2 = -Math.sin(t2) * dx + Math.cos(t2) * dy;
  return { D, dt1, dt2, dX, dY };
}
