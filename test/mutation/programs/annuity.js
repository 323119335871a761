// Three payments at a discount.
function worth(p1, p2, p3, rate) {
  const k = 1 / (1 + rate);
  const k2 = k * k;
  const k3 = k2 * k;
  const total = p1 * k + p2 * k2 + p3 * k3;

  // backward pass
  const dtotal = 1;
  const dp1 = k * dtotal;
  const dp2 = k2 * dtotal;
  const dp3 = k3 * dtotal;
  const dk3 = p3 * dtotal;
  const dk2 = p2 * dtotal + k * dk3;
  const dk = p1 * dtotal + k2 * dk3 + 2 * k * dk2;
  const drate = -k * k * dk;
  return total;
}
