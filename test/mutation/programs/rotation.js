// A point turned by an angle, and how far it is from a line.
function turned(x, y, angle) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const u = x * cos - y * sin;
  const v = x * sin + y * cos;
  const e = (u * u) / 4 + v * v;

  // backward pass
  const de = 1;
  const du = (u / 2) * de;
  const dv = 2 * v * de;
  const dx = cos * du + sin * dv;
  const dy = -sin * du + cos * dv;
  const dcos = x * du + y * dv;
  const dsin = -y * du + x * dv;
  const dangle = cos * dsin - sin * dcos;
  return { e, dx, dy, dangle };
}
