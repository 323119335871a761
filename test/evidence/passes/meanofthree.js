// mean squared "error" of three guesses of one slope
function slope(w, x1, x2, x3, t1, t2, t3) {
  const e1 = w * x1 - t1;
  const e2 = w * x2 - t2;
  const e3 = w * x3 - t3;
  const error = (e1 * e1 + e2 * e2 + e3 * e3) / 3;
  let dw = 0;
  const derror = 1;
  const de1 = 2 / 3 * e1 * derror;
  const de2 = 2 / 3 * e2 * derror;
  const de3 = 2 / 3 * e3 * derror;
  dw += x1 * de1;
  dw += x2 * de2;
  dw += x3 * de3;
  return { error, dw };
}
