// Layers as closures: forward gives the output and the function that goes back.
const dense = (weights) => (x) => {
  const y = weights.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));
  const backward = (dy) => {
    const dx = x.map(() => 0); //: init dx of x
    const dweights = weights.map(() => []); //: init dweights of weights
    for (let j = 0; j < dy.length; j++) {
      for (let i = 0; i < x.length; i++) {
        dx[i] += weights[j][i] * dy[j]; //: dx of x
        dweights[j][i] = x[i] * dy[j]; //: dweights of weights
      }
    }
    return { dx, dweights };
  };
  return { y, backward };
};

const gelu = (x) => {
  const inner = x.map((v) => 1 / (1 + Math.exp(-1.702 * v)));
  const y = x.map((v, i) => v * inner[i]);
  const backward = (dy) => {
    const dx = dy.map((d, i) => d * (inner[i] + 1.702 * x[i] * inner[i] * (1 - inner[i]))); //: dx of x (gelu)
    return { dx };
  };
  return { y, backward };
};

//: check x[3], w[2][3], dy[2]
const made = ({ x, w }) => {
  const first = dense(w)(x);
  return { first, second: gelu(first.y) };
};
const loss = (inputs) => weigh(made(inputs).second.y, inputs.dy);
const gradients = (inputs) => {
  const { first, second } = made(inputs);
  const { dx, dweights } = first.backward(second.backward(inputs.dy).dx);
  return { x: dx, w: dweights };
};
