// Layers as classes: each keeps what it has seen, and its gradients stay with it.
class Affine {
  constructor(W, b) {
    this.W = W;
    this.b = b;
  }

  forward(x) {
    this.x = x;
    return this.b.map((bias, j) => {
      let sum = bias;
      for (let i = 0; i < x.length; i++) sum += x[i] * this.W[i][j];
      return sum;
    });
  }

  backward(dout) {
    const dx = new Array(this.x.length).fill(0); //: init dx of x
    this.dW = this.W.map((row) => new Array(row.length).fill(0)); //: init this.dW of this.W
    for (let i = 0; i < this.x.length; i++) {
      for (let j = 0; j < dout.length; j++) {
        this.dW[i][j] = this.x[i] * dout[j]; //: this.dW of this.W
        dx[i] += this.W[i][j] * dout[j]; //: dx of x
      }
    }
    this.db = dout.slice(); //: this.db of this.b
    return dx;
  }
}

class Sigmoid {
  forward(x) {
    this.out = x.map((value) => 1 / (1 + Math.exp(-value)));
    return this.out;
  }

  backward(dout) {
    return dout.map((d, i) => d * this.out[i] * (1 - this.out[i])); //: dx of x (sigmoid)
  }
}

class Relu {
  forward(x) {
    this.mask = x.map((value) => value > 0);
    return x.map((value) => (value > 0 ? value : 0));
  }

  backward(dout) {
    const dx = []; //: init dx of x (relu)
    for (let i = 0; i < dout.length; i++) {
      dx.push(this.mask[i] ? dout[i] : 0); //: dx of x (relu)
    }
    return dx;
  }
}

//: check x[3], W[3][2], b[2], V[2][2], c[2], dout[2]
const layers = ({ W, b, V, c }) => [new Affine(W, b), new Sigmoid(), new Affine(V, c), new Relu()];
const loss = (inputs) => weigh(layers(inputs).reduce((x, layer) => layer.forward(x), inputs.x), inputs.dout);
const gradients = (inputs) => {
  const all = layers(inputs);
  all.reduce((x, layer) => layer.forward(x), inputs.x);
  const dx = all.toReversed().reduce((d, layer) => layer.backward(d), inputs.dout);
  return { x: dx, W: all[0].dW, b: all[0].db, V: all[2].dW, c: all[2].db };
};
