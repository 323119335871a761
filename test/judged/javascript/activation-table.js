// A layer that looks its activation up in a table, by name.
const activations = {
  sigmoid: {
    f: (z) => 1 / (1 + Math.exp(-z)),
    df: (a) => a * (1 - a), //: df of the sum (sigmoid)
  },
  tanh: {
    f: (z) => Math.tanh(z),
    df: (a) => 1 - a * a, //: df of the sum (tanh)
  },
};

class Layer {
  constructor(weights, biases, name) {
    this.weights = weights;
    this.biases = biases;
    this.activation = activations[name];
  }

  forward(inputs) {
    this.inputs = inputs;
    this.outputs = this.weights.map((row, j) => {
      const z = row.reduce((sum, w, i) => sum + w * inputs[i], this.biases[j]);
      return this.activation.f(z);
    });
    return this.outputs;
  }

  backward(gradOutputs) {
    const deltas = this.outputs.map((a, j) => gradOutputs[j] * this.activation.df(a)); //: deltas of the sums
    this.gradWeights = deltas.map((delta) => this.inputs.map((x) => delta * x)); //: this.gradWeights of this.weights
    this.gradBiases = [...deltas]; //: this.gradBiases of this.biases
    return this.inputs.map((_, i) => deltas.reduce((sum, delta, j) => sum + delta * this.weights[j][i], 0)); //: backward of inputs
  }
}

//: check x[3], W[2][3], b[2], V[2][2], c[2], dout[2]
const layers = ({ W, b, V, c }) => [new Layer(W, b, 'tanh'), new Layer(V, c, 'sigmoid')];
const loss = (inputs) => weigh(layers(inputs).reduce((x, layer) => layer.forward(x), inputs.x), inputs.dout);
const gradients = (inputs) => {
  const all = layers(inputs);
  all.reduce((x, layer) => layer.forward(x), inputs.x);
  const x = all.toReversed().reduce((d, layer) => layer.backward(d), inputs.dout);
  return { x, W: all[0].gradWeights, b: all[0].gradBiases, V: all[1].gradWeights, c: all[1].gradBiases };
};
