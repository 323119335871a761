function pnl(w1, w2, r1, r2, fx, dfx) {
  const dw1 = w1 * r1;
  const dw2 = w2 * r2;
  const local = dw1 + dw2;
  const currency = (w1 + w2) * dfx / fx;
  return local + currency;
}
