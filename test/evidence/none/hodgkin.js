function gate(V, n, m, h) {
  const an = 0.01 * (V + 55) / (1 - Math.exp(-(V + 55) / 10));
  const bn = 0.125 * Math.exp(-(V + 65) / 80);
  const dn = an * (1 - n) - bn * n;
  const am = 0.1 * (V + 40) / (1 - Math.exp(-(V + 40) / 10));
  const bm = 4 * Math.exp(-(V + 65) / 18);
  const dm = am * (1 - m) - bm * m;
  const dh = 0.07 * Math.exp(-(V + 65) / 20) * (1 - h) - h / (1 + Math.exp(-(V + 35) / 10));
  const I = 120 * m * m * m * h * (V - 50) + 36 * n ** 4 * (V + 77);
  const dV = -I;
  return [V + 0.01 * dV, n + 0.01 * dn, m + 0.01 * dm, h + 0.01 * dh];
}
