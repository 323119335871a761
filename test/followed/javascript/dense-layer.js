// A fully connected layer with its two passes, and a network of two of them.
class Dense {
  constructor(inputs, outputs, scale) {
    this.W = [];
    this.b = [];
    for (let o = 0; o < outputs; o++) {
      const row = [];
      for (let i = 0; i < inputs; i++) row.push(scale * (i + 1) * (o % 2 === 0 ? 1 : -1));
      this.W.push(row);
      this.b.push(0.1 * o);
    }
    this.dW = this.W.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
  }

  forward(x) {
    this.x = x;
    const out = [];
    for (let o = 0; o < this.W.length; o++) {
      let s = this.b[o];
      for (let i = 0; i < x.length; i++) s += this.W[o][i] * x[i];
      out.push(s);
    }
    return out;
  }

  backward(dout) {
    // backward
    const dx = new Array(this.x.length).fill(0);
    for (let o = 0; o < this.W.length; o++) {
      this.db[o] += dout[o];
      for (let i = 0; i < this.x.length; i++) {
        this.dW[o][i] += dout[o] * this.x[i];
        dx[i] += dout[o] * this.W[o][i];
      }
    }
    return dx;
  }
}

// forward
const first = new Dense(2, 3, 0.4);
const second = new Dense(3, 1, 0.3);
const input = [0.5, -1.5];
const hidden = first.forward(input);
const squashed = hidden.map((h) => Math.tanh(h));
const [prediction] = second.forward(squashed);
const target = 0.8;
const loss = 0.5 * (prediction - target) ** 2;

// backward
const dprediction = prediction - target;
const dsquashed = second.backward([dprediction]);
const dhidden = dsquashed.map((d, i) => d * (1 - squashed[i] * squashed[i]));
const dinput = first.backward(dhidden);
