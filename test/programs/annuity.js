// Three payments at a discount.
function worth(p1, p2, p3, rate) {
  let k = 1 / (1 + rate);
  let k2 = k * k;
  let k3 = k2 * k;
  let total = p1 * k + p2 * k2 + p3 * k3;

  let dtotal = 1;
  let dp1 = k * dtotal;
  let dp2 = k2 * dtotal;
  let dp3 = k3 * dtotal;
  let dk3 = p3 * dtotal;
  let dk2 = p2 * dtotal + k * dk3;
  let dk = p1 * dtotal + k2 * dk3 + 2 * k * dk2;
  let drate = -k * k * dk;
  return total;
}
