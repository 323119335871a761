// A logistic neuron; its loss is nowhere written.
function step(w, b, x, y, rate) {
  let z = b;
  for (let i = 0; i < w.length; i++) z += w[i] * x[i];
  const p = 1 / (1 + Math.exp(-z));
  const dz = p - y; //: dz of z
  const dw = []; //: init dw of w
  for (let i = 0; i < w.length; i++) {
    dw[i] = dz * x[i]; //: dw of w
  }
  const db = dz; //: db of b
  for (let i = 0; i < w.length; i++) w[i] -= rate * dw[i]; //: update
  return { w, b: b - rate * db };
}

//: check w[3], b, x[3], y<2
const loss = ({ w, b, x, y }) => {
  const p = 1 / (1 + Math.exp(-(b + weigh(w, x))));
  return -y * Math.log(p) - (1 - y) * Math.log(1 - p);
};
const gradients = ({ w, b, x, y }) => {
  const made = step([...w], b, x, y, 1);
  return { w: w.map((value, i) => value - made.w[i]), b: b - made.b };
};
