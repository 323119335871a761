function gears(z1, z2, n1, dn1) {
  const ratio = z1 / z2;
  const n2 = n1 * ratio;
  const dn2 = dn1 * ratio;
  const torque = 1 / ratio;
  return [n2 + dn2, torque];
}
