// Loss layers: the way back also says what the loss is.
function Volume(numbers) {
  this.w = Float64Array.from(numbers);
  this.dw = new Float64Array(numbers.length);
}

class SoftmaxLayer {
  forward(V) {
    this.in_act = V;
    const as = V.w;
    let amax = as[0];
    for (let i = 1; i < as.length; i++) {
      if (as[i] > amax) amax = as[i];
    }
    const es = new Float64Array(as.length);
    let esum = 0;
    for (let i = 0; i < as.length; i++) {
      es[i] = Math.exp(as[i] - amax);
      esum += es[i];
    }
    for (let i = 0; i < as.length; i++) es[i] /= esum;
    this.es = es;
    return es;
  }

  backward(y) {
    const x = this.in_act;
    x.dw = new Float64Array(x.w.length); //: init x.dw of x.w
    for (let i = 0; i < x.w.length; i++) {
      const indicator = i === y ? 1 : 0;
      x.dw[i] = -(indicator - this.es[i]); //: x.dw of x.w
    }
    return -Math.log(this.es[y]);
  }
}

class RegressionLayer {
  forward(V) {
    this.in_act = V;
    return V;
  }

  backward(y) {
    const x = this.in_act;
    x.dw = new Float64Array(x.w.length); //: init x.dw of x.w (regression)
    let loss = 0;
    for (let i = 0; i < x.w.length; i++) {
      const dy = x.w[i] - y[i]; //: x.dw of x.w (regression)
      x.dw[i] = dy; //: x.dw of x.w (regression)
      loss += 0.5 * dy * dy;
    }
    return loss;
  }
}

//: check a[4], label<4, b[3], y[3]
const made = (inputs) => {
  const [A, B] = [new Volume(inputs.a), new Volume(inputs.b)];
  const [one, other] = [new SoftmaxLayer(), new RegressionLayer()];
  one.forward(A);
  other.forward(B);
  return { A, B, loss: one.backward(inputs.label) + other.backward(inputs.y) };
};
const loss = (inputs) => made(inputs).loss;
const gradients = (inputs) => {
  const { A, B } = made(inputs);
  return { a: A.dw, b: B.dw };
};
