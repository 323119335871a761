function grow(P, r, K, years) {
  const dP = r * P * (1 - P / K);
  const P1 = P + dP;
  const dP1 = r * P1 * (1 - P1 / K);
  const P2 = P1 + dP1;
  return P2 * years;
}
