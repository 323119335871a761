// A tower: a rectifier on a tanh, a sigmoid on top, every level with its own name
function tower(x: number, k: number, m: number, n: number): number {
  const a1: number = k * x;
  const h1: number = Math.tanh(a1);
  const a2: number = m * h1;
  const h2: number = Math.max(0, a2);
  const a3: number = n * h2;
  const h3: number = sigmoid(a3);
  const y: number = Math.log(h3);
  // backward
  const dy = 1;
  const dh3 = dy / h3;
  const da3 = h3 * (1 - h3) * dh3;
  const dn = h2 * da3;
  const dh2 = n * da3;
  const da2 = a2 > 0 ? dh2 : 0;
  const dm = h1 * da2;
  const dh1 = m * da2;
  const da1 = (1 - h1 * h1) * dh1;
  const dk = x * da1;
  const dx = k * da1;
  return y;
}
