// A network whose layers are numbered; it keeps its deltas, and learns from them later. Its loss is nowhere written.
class Network {
  constructor(sizes, rate) {
    this.sizes = sizes;
    this.last = sizes.length - 1;
    this.rate = rate;
    this.values = sizes.map(() => []);
    this.deltas = sizes.map(() => []);
    this.biases = [];
    this.weights = [];
    for (let l = 1; l <= this.last; l++) {
      this.biases[l] = new Array(sizes[l]).fill(0);
      this.weights[l] = [];
      for (let j = 0; j < sizes[l]; j++) {
        this.weights[l][j] = [];
        for (let i = 0; i < sizes[l - 1]; i++) this.weights[l][j][i] = Math.random() - 0.5;
      }
    }
  }

  run(input) {
    this.values[0] = input;
    for (let l = 1; l <= this.last; l++) {
      for (let j = 0; j < this.sizes[l]; j++) {
        let sum = this.biases[l][j];
        for (let i = 0; i < this.sizes[l - 1]; i++) sum += this.weights[l][j][i] * this.values[l - 1][i];
        this.values[l][j] = 1 / (1 + Math.exp(-sum));
      }
    }
    return this.values[this.last];
  }

  backpropagate(target) {
    for (let l = this.last; l > 0; l--) {
      for (let j = 0; j < this.sizes[l]; j++) {
        const out = this.values[l][j];
        let error = 0;
        if (l === this.last) {
          error = target[j] - out; //: error of the outputs
        } else {
          for (let k = 0; k < this.sizes[l + 1]; k++) {
            error += this.deltas[l + 1][k] * this.weights[l + 1][k][j]; //: error of values
          }
        }
        this.deltas[l][j] = error * out * (1 - out); //: deltas of sums
      }
    }
  }

  adjust() {
    for (let l = 1; l <= this.last; l++) {
      for (let j = 0; j < this.sizes[l]; j++) {
        for (let i = 0; i < this.sizes[l - 1]; i++) {
          this.weights[l][j][i] += this.rate * this.deltas[l][j] * this.values[l - 1][i]; //: update
        }
        this.biases[l][j] += this.rate * this.deltas[l][j]; //: update
      }
    }
  }

  train(input, target) {
    this.run(input);
    this.backpropagate(target);
    this.adjust();
  }
}

//: check x[2], t[2], w[3][2], v[2][3], b[3], c[2]
const made = ({ w, v, b, c }) => {
  const net = new Network([2, 3, 2], 1);
  net.weights = [[], structuredClone(w), structuredClone(v)];
  net.biases = [[], [...b], [...c]];
  return net;
};
const errors = (inputs) => made(inputs).run(inputs.x).map((y, j) => inputs.t[j] - y);
const loss = (inputs) => errors(inputs).reduce((sum, error) => sum + 0.5 * error * error, 0);
const otherLoss = (inputs) =>
  made(inputs)
    .run(inputs.x)
    .reduce((sum, y, j) => sum - inputs.t[j] * Math.log(y) - (1 - inputs.t[j]) * Math.log(1 - y), 0);
const gradients = (inputs) => {
  const net = made(inputs);
  net.train(inputs.x, inputs.t);
  const fell = (before, after) => before.map((row, j) => row.map((each, i) => each - after[j][i]));
  const [, b, c] = net.biases;
  return {
    w: fell(inputs.w, net.weights[1]),
    v: fell(inputs.v, net.weights[2]),
    b: inputs.b.map((each, j) => each - b[j]),
    c: inputs.c.map((each, j) => each - c[j]),
  };
};
