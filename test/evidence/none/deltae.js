function deltaE(L1, a1, b1, L2, a2, b2) {
  const dL = L2 - L1;
  const da = a2 - a1;
  const db = b2 - b1;
  const C1 = Math.hypot(a1, b1);
  const C2 = Math.hypot(a2, b2);
  const dC = C2 - C1;
  const dH = Math.sqrt(da * da + db * db - dC * dC);
  const sC = 1 + 0.045 * C1;
  const sH = 1 + 0.015 * C1;
  return Math.sqrt(dL ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2);
}
