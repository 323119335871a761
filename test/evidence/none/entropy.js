function mixing(m1, T1, m2, T2, c) {
  const T = (m1 * T1 + m2 * T2) / (m1 + m2);
  const dQ1 = m1 * c * (T - T1);
  const dQ2 = m2 * c * (T - T2);
  const dS1 = m1 * c * Math.log(T / T1);
  const dS2 = m2 * c * Math.log(T / T2);
  const dS = dS1 + dS2;
  return dS + 0 * (dQ1 + dQ2);
}
