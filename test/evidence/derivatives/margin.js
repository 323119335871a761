function profit(q) {
  const cost = 50 + 3 * q + 0.1 * q * q;
  const dcost = 3 + 0.2 * q;
  const revenue = (20 - 0.3 * q) * q;
  const drevenue = 20 - 0.6 * q;
  return [revenue - cost, drevenue - dcost];
}
