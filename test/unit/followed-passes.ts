/* Programs whose passes are followed for themselves, right but for the last. */

/** A layer with its methods. */
export const layer = `// A layer of neurons: y = tanh(W x + b).
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
        this.dW[j][i] = this.x[i] * dz;
        dx[i] += this.W[j][i] * dz;
      }
    }
    return dx;
  }
}
`;

/** Numbers that hand their gradients back. */
export const numbers = `class Value {
  constructor(data) {
    this.data = data;
    this.grad = 0;
  }
  add(other) {
    const out = new Value(this.data + other.data);
    out._backward = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }
  mul(other) {
    const out = new Value(this.data * other.data);
    out._backward = () => {
      this.grad += other.data * out.grad;
      other.grad += this.data * out.grad;
    };
    return out;
  }
}
`;

/** A loss with its gradients, in a loop. */
export const lossInPython = `def loss_and_gradient(xs, ys, w, b):
    n = len(xs)
    loss = 0.0
    dw = 0.0
    db = 0.0
    for x, y in zip(xs, ys):
        e = w * x + b - y
        loss += e * e / n
        dw += 2 * e * x / n
        db += 2 * e / n
    return loss, dw, db
`;

/** A fit of a line, in which db lacks a factor. */
export const training = `const xs = [1, 2, 3];
const ys = [2, 4, 6];
let w = 0.5;
let b = 0;
for (let epoch = 0; epoch < 200; epoch++) {
  let loss = 0, dw = 0, db = 0;
  for (let i = 0; i < xs.length; i++) {
    const e = w * xs[i] + b - ys[i];
    loss += e * e;
    dw += 2 * e * xs[i];
    db += e;
  }
  w -= 0.01 * dw;
  b -= 0.01 * db;
}
`;
