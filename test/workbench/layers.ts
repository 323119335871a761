/* A layer and a class of numbers, each with one mistake in its backward pass. */

/** Line 27 takes x by the index of y. */
export const dense = `// A layer of neurons: y = tanh(W x + b).
class Dense {
  constructor(W, b) {
    this.W = W;
    this.b = b;
  }

  forward(x) {
    this.x = x;
    this.y = [];
    for (let j = 0; j < this.b.length; j++) {
      let z = this.b[j];
      for (let i = 0; i < x.length; i++) z += this.W[j][i] * x[i];
      this.y[j] = Math.tanh(z);
    }
    return this.y;
  }

  backward(dy) {
    const dx = this.x.map(() => 0);
    this.dW = this.W.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
    for (let j = 0; j < dy.length; j++) {
      const dz = (1 - this.y[j] ** 2) * dy[j];
      this.db[j] = dz;
      for (let i = 0; i < dx.length; i++) {
        this.dW[j][i] = this.x[j] * dz;
        dx[i] += this.W[j][i] * dz;
      }
    }
    return dx;
  }
}
`;

/** Line 22 takes the wrong factor. */
export const unit = `// Numbers that know where they come from, and how to hand their gradient back.
class Value {
  constructor(data, from = []) {
    this.data = data;
    this.grad = 0;
    this.from = from;
    this._backward = () => {};
  }
  add(other) {
    const out = new Value(this.data + other.data, [this, other]);
    out._backward = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }
  mul(other) {
    const out = new Value(this.data * other.data, [this, other]);
    out._backward = () => {
      this.grad += other.data * out.grad;
      // The mistake.
      other.grad += other.data * out.grad;
    };
    return out;
  }
  tanh() {
    const t = Math.tanh(this.data);
    const out = new Value(t, [this]);
    out._backward = () => {
      this.grad += (1 - t * t) * out.grad;
    };
    return out;
  }
}
`;

/** The layer in the README: dx keeps the last share alone. */
export const linear = `// A layer of neurons, y = W x, with its gradients.
class Linear {
  constructor(W) {
    this.W = W;
  }

  forward(x) {
    this.x = x;
    const y = [];
    for (let j = 0; j < this.W.length; j++) {
      y[j] = 0;
      for (let i = 0; i < x.length; i++)
        y[j] += this.W[j][i] * x[i];
    }
    return y;
  }

  backward(dy) {
    const dx = this.x.map(() => 0);
    this.dW = this.W.map((row) => row.map(() => 0));
    for (let j = 0; j < dy.length; j++)
      for (let i = 0; i < dx.length; i++) {
        this.dW[j][i] = this.x[i] * dy[j];
        dx[i] = this.W[j][i] * dy[j];
      }
    return dx;
  }
}
`;
