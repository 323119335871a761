// The last layer hands on what comes from above: the loss gives the gradient of what goes into the softmax.
class Softmax {
  forward(scores) {
    const top = Math.max(...scores);
    const exps = scores.map((s) => Math.exp(s - top));
    const total = exps.reduce((sum, e) => sum + e, 0);
    this.probs = exps.map((e) => e / total);
    return this.probs;
  }

  backward(grad) {
    return grad;
  }
}

class CrossEntropy {
  forward(probs, label) {
    this.probs = probs;
    this.label = label;
    return -Math.log(probs[label]);
  }

  // Of the scores, with the softmax before it.
  backward() {
    return this.probs.map((p, k) => p - (k === this.label ? 1 : 0)); //: backward of scores
  }
}

class Linear {
  constructor(W, b) {
    this.W = W;
    this.b = b;
  }

  forward(x) {
    this.x = x;
    return this.W.map((row, k) => row.reduce((sum, w, i) => sum + w * x[i], this.b[k]));
  }

  backward(grad) {
    this.dW = grad.map((g) => this.x.map((x) => g * x)); //: dW of W
    this.db = grad.slice(); //: db of b
    return this.x.map((_, i) => this.W.reduce((sum, row, k) => sum + row[i] * grad[k], 0)); //: backward of x
  }
}

//: check x[2], W[3][2], b[3], label<3
const made = ({ x, W, b, label }) => {
  const [linear, softmax, ce] = [new Linear(W, b), new Softmax(), new CrossEntropy()];
  const loss = ce.forward(softmax.forward(linear.forward(x)), label);
  return { loss, linear, x: linear.backward(softmax.backward(ce.backward())) };
};
const loss = (inputs) => made(inputs).loss;
const gradients = (inputs) => {
  const { linear, x } = made(inputs);
  return { x, W: linear.dW, b: linear.db };
};
