// "utility" of a portfolio in two papers
function utility(w, m1, m2, s1, s2, rho, lambda) {
  const mean = w * m1 + (1 - w) * m2;
  const risk = w * w * s1 * s1 + (1 - w) * (1 - w) * s2 * s2 + 2 * w * (1 - w) * rho * s1 * s2;
  const utility = mean - lambda * risk;
  const dutility = 1;
  const dmean = dutility;
  const drisk = -lambda * dutility;
  const dlambda = -risk * dutility;
  const dm1 = w * dmean;
  const dm2 = (1 - w) * dmean;
  const drho = 2 * w * (1 - w) * s1 * s2 * drisk;
  const dw = (m1 - m2) * dmean + (2 * w * s1 * s1 - 2 * (1 - w) * s2 * s2 + (2 - 4 * w) * rho * s1 * s2) * drisk;
  const ds1 = (2 * w * w * s1 + 2 * w * (1 - w) * rho * s2) * drisk;
  const ds2 = (2 * (1 - w) * (1 - w) * s2 + 2 * w * (1 - w) * rho * s1) * drisk;
  return { utility, dw, dm1, dm2, ds1, ds2, drho, dlambda };
}
