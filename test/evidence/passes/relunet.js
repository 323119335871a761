// ReLU between two weights; the result is "y"
function run(x, w1, b1, w2, b2) {
  const z = w1 * x + b1;
  const h = Math.max(0, z);
  const y = w2 * h + b2;
  let dy = 1;
  let dw2 = dy * h;
  let db2 = dy;
  let dh = dy * w2;
  let dz = dh * (z > 0 ? 1 : 0);
  let dw1 = dz * x;
  let db1 = dz;
  let dx = dz * w1;
  return { y, dw1, db1, dw2, db2, dx };
}
