// greeks of a forward by backprop: "price"
export function greeks(S: number, K: number, r: number, T: number, q: number) {
  const growth = Math.exp(-q * T);
  const disc = Math.exp(-r * T);
  const price = S * growth - K * disc;
  const price_grad = 1;
  const S_grad = growth * price_grad;
  const K_grad = -disc * price_grad;
  const growth_grad = S * price_grad;
  const disc_grad = -K * price_grad;
  const q_grad = -T * growth * growth_grad;
  const r_grad = -T * disc * disc_grad;
  const T_grad = -q * growth * growth_grad - r * disc * disc_grad;
  return { price, S_grad, K_grad, q_grad, r_grad, T_grad };
}
