// softmax of two, cross-entropy: "loss"
function loss2(z1, z2) {
  const e1 = Math.exp(z1);
  const e2 = Math.exp(z2);
  const sum = e1 + e2;
  const p = e1 / sum;
  const loss = -Math.log(p);
  const dloss = 1;
  const dp = -dloss / p;
  let de1 = dp / sum;
  const dsum = -e1 / (sum * sum) * dp;
  de1 += dsum;
  const de2 = dsum;
  const dz1 = e1 * de1;
  const dz2 = e2 * de2;
  return [loss, dz1, dz2];
}
