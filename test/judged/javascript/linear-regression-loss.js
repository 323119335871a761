// Linear regression: loss and gradient in one loop over the examples, both divided by their number at the end.
function lossAndGradient(w, b, xs, ys) {
  const n = xs.length;
  let loss = 0;
  const dw = new Array(w.length).fill(0); //: init dw of w
  let db = 0; //: init db of b
  for (let i = 0; i < n; i++) {
    let guess = b;
    for (let j = 0; j < w.length; j++) guess += w[j] * xs[i][j];
    const err = guess - ys[i];
    loss += err * err;
    for (let j = 0; j < w.length; j++) {
      dw[j] += 2 * err * xs[i][j]; //: dw of w
    }
    db += 2 * err; //: db of b
  }
  loss /= n;
  for (let j = 0; j < w.length; j++) dw[j] /= n; //: dw of w
  db /= n; //: db of b
  return { loss, dw, db };
}

//: check w[3], b, xs[4][3], ys[4]
const call = ({ w, b, xs, ys }) => lossAndGradient(w, b, xs, ys);
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => {
  const { dw, db } = call(inputs);
  return { w: dw, b: db };
};
