// Two neurons one behind the other, a skip from the input to the output
function net(x, w1, b1, w2, b2, wanted) {
  let z1 = w1 * x + b1;
  let h1 = z1 > 0 ? z1 : 0.1 * z1;
  let z2 = w2 * h1 + b2;
  let h2 = Math.tanh(z2);
  let y = h2 + 0.5 * x;
  let cost = (y - wanted) * (y - wanted);
  // backward
  let dcost = 1;
  let dy = 2 * (y - wanted) * dcost;
  let dwanted = -2 * (y - wanted) * dcost;
  let dh2 = dy;
  let dz2 = (1 - h2 * h2) * dh2;
  let dw2 = h1 * dz2;
  let db2 = dz2;
  let dh1 = w2 * dz2;
  let dz1 = z1 > 0 ? dh1 : 0.1 * dh1;
  let dw1 = x * dz1;
  let db1 = dz1;
  let dx = w1 * dz1 + 0.5 * dy;
  return cost;
}
