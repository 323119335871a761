// Least squares; the penalty is not in the loss, only added to its gradient.
function leastSquares(w, rows, targets, decay) {
  let loss = 0;
  const dw = new Float64Array(w.length); //: init dw of w
  for (let r = 0; r < rows.length; r++) {
    let e = -targets[r];
    for (let i = 0; i < w.length; i++) e += w[i] * rows[r][i];
    loss += e * e;
    for (let i = 0; i < w.length; i++) dw[i] += 2 * e * rows[r][i]; //: dw of w
  }
  for (let i = 0; i < w.length; i++) {
    dw[i] += decay * w[i];
  }
  return { loss, dw };
}

//: check w[3], rows[4][3], y[4]
const loss = ({ w, rows, y }) => leastSquares(w, rows, y, 0.1).loss;
const gradients = ({ w, rows, y }) => {
  const { dw } = leastSquares(w, rows, y, 0.1);
  return { w: Array.from(dw, (d, i) => d - 0.1 * w[i]) };
};
