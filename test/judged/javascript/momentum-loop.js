// Momentum, and the gradient norm is clipped after it is complete.
const data = [[0.5, 1.2], [-0.3, 0.4], [0.9, -0.7]]; //: input
const labels = [1, 0, 1]; //: input
const w = [0.1, -0.4]; //: input
let velocity = [0, 0];
const epochs = 20; //: input

for (let epoch = 0; epoch < epochs; epoch++) { //: rounds
  const dw = [0, 0]; //: init dw of w
  let nll = 0;
  for (let i = 0; i < data.length; i++) {
    const z = w[0] * data[i][0] + w[1] * data[i][1];
    const p = 1 / (1 + Math.exp(-z));
    nll -= labels[i] * Math.log(p) + (1 - labels[i]) * Math.log(1 - p);
    const dz = p - labels[i]; //: dz of z
    dw[0] += dz * data[i][0]; //: dw of w
    dw[1] += dz * data[i][1]; //: dw of w
  }
  const norm = Math.sqrt(dw[0] * dw[0] + dw[1] * dw[1]);
  if (norm > 50) {
    dw[0] *= 50 / norm;
    dw[1] *= 50 / norm;
  }
  velocity = velocity.map((v, k) => 0.9 * v - 0.1 * dw[k]);
  w[0] += velocity[0];
  w[1] += velocity[1];
}

//: check data[3][2], labels[3]<2, w[2], epochs=1|3
const loss = (inputs) =>
  inputs.data.reduce((sum, [a, b], i) => {
    const p = 1 / (1 + Math.exp(-(inputs.w[0] * a + inputs.w[1] * b)));
    return sum - inputs.labels[i] * Math.log(p) - (1 - inputs.labels[i]) * Math.log(1 - p);
  }, 0);
const gradients = () => (epochs === 1 ? { w: velocity.map((v) => v / -0.1) } : { after: w });
