// Minibatches whose gradients add up, are clipped, and then step with Adam.
function batchGradient(w, batch) {
  const grad = new Array(w.length).fill(0); //: init grad of w
  let loss = 0;
  for (const { x, y } of batch) {
    let z = 0;
    for (let i = 0; i < w.length; i++) z += w[i] * x[i];
    const d = Math.tanh(z) - y;
    loss += (0.5 * d * d) / batch.length;
    const dz = (d * (1 - Math.tanh(z) ** 2)) / batch.length; //: dz of z
    for (let i = 0; i < w.length; i++) {
      grad[i] += dz * x[i]; //: grad of w
    }
  }
  return { loss, grad };
}

class Adam {
  constructor(size, rate = 0.001, beta1 = 0.9, beta2 = 0.999) {
    this.m = new Array(size).fill(0);
    this.v = new Array(size).fill(0);
    this.rate = rate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.t = 0;
  }

  step(w, grad) {
    this.t++;
    for (let i = 0; i < w.length; i++) {
      const g = Math.max(-1, Math.min(1, grad[i]));
      this.m[i] = this.beta1 * this.m[i] + (1 - this.beta1) * g;
      this.v[i] = this.beta2 * this.v[i] + (1 - this.beta2) * g * g;
      const mhat = this.m[i] / (1 - this.beta1 ** this.t);
      const vhat = this.v[i] / (1 - this.beta2 ** this.t);
      w[i] -= (this.rate * mhat) / (Math.sqrt(vhat) + 1e-8);
    }
  }
}

function fit(w, batches, epochs) {
  const adam = new Adam(w.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const batch of batches) {
      const { grad } = batchGradient(w, batch);
      adam.step(w, grad);
    }
  }
  return w;
}

//: check w[3], x[4][3], y[4]
const call = ({ w, x, y }) => batchGradient(w, x.map((each, k) => ({ x: each, y: y[k] })));
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => ({ w: call(inputs).grad });
