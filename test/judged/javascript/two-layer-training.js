// Two layers that learn at the top level, in arrays of arrays; all gradients first, then all steps.
const inputs_ = [[0, 0.1], [0.2, 1], [1, 0.3], [0.9, 0.8]]; //: input
const wanted = [0.1, 0.9, 0.8, 0.2]; //: input
const W1 = [[0.3, -0.5], [0.7, 0.2], [-0.4, 0.6]]; //: input
const W2 = [0.5, -0.3, 0.8]; //: input
const rate = 0.1;
const epochs = 500; //: input

for (let epoch = 0; epoch < epochs; epoch++) { //: rounds
  let loss_ = 0;
  for (let n = 0; n < inputs_.length; n++) {
    const x = inputs_[n];
    const h = [];
    let y = 0;
    for (let j = 0; j < W2.length; j++) {
      h[j] = Math.tanh(W1[j][0] * x[0] + W1[j][1] * x[1]);
      y += W2[j] * h[j];
    }
    loss_ += 0.5 * (y - wanted[n]) ** 2;

    const dy = y - wanted[n]; //: dy of y
    const dW2 = [0, 0, 0]; //: init dW2 of W2
    const dh = [0, 0, 0]; //: init dh of h
    for (let j = 0; j < W2.length; j++) dW2[j] = dy * h[j]; //: dW2 of W2
    for (let j = 0; j < W2.length; j++) dh[j] = dy * W2[j]; //: dh of h
    for (let j = 0; j < W2.length; j++) {
      W2[j] -= rate * dW2[j]; //: update
    }
    for (let j = 0; j < W1.length; j++) {
      const dz = dh[j] * (1 - h[j] * h[j]); //: dz of z
      for (let i = 0; i < x.length; i++) W1[j][i] -= rate * dz * x[i]; //: update
    }
  }
}

//: check inputs_[1][2], wanted[1], W1[3][2], W2[3], epochs=1|2
const loss = ({ inputs_, wanted, W1, W2 }) =>
  0.5 * (W2.reduce((sum, w, j) => sum + w * Math.tanh(W1[j][0] * inputs_[0][0] + W1[j][1] * inputs_[0][1]), 0) - wanted[0]) ** 2;
const gradients = (given) =>
  epochs === 1
    ? {
        W1: W1.map((row, j) => row.map((w, i) => (given.W1[j][i] - w) / rate)),
        W2: W2.map((w, j) => (given.W2[j] - w) / rate),
      }
    : { after: [W1, W2] };
