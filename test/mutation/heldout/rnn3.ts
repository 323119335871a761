// Three steps of a recurrent cell with shared weights; the weights collect a share from every step
function unroll(u: number, w: number, b: number, x1: number, x2: number, x3: number): number {
  const s1 = Math.tanh(u * x1 + b);
  const s2 = Math.tanh(u * x2 + w * s1 + b);
  const s3 = Math.tanh(u * x3 + w * s2 + b);
  const y = s3 * s3;
  // backward
  let dy = 1;
  let ds3 = 2 * s3 * dy;
  let g3 = (1 - s3 ** 2) * ds3;
  let du = x3 * g3, dw = s2 * g3, db = g3;
  let dx3 = u * g3;
  let ds2 = w * g3;
  let g2 = (1 - s2 ** 2) * ds2;
  du += x2 * g2; dw += s1 * g2; db += g2;
  let dx2 = u * g2;
  let ds1 = w * g2;
  let g1 = (1 - s1 ** 2) * ds1;
  du += x1 * g1;
  db += g1;
  let dx1 = u * g1;
  return y;
}
