function gravity(l, dl, T, dT) {
  const g = 4 * Math.PI ** 2 * l / T ** 2;
  const dg_l = 4 * Math.PI ** 2 / T ** 2 * dl;
  const dg_T = -8 * Math.PI ** 2 * l / T ** 3 * dT;
  const dg = Math.sqrt(dg_l * dg_l + dg_T * dg_T);
  return [g, dg];
}
