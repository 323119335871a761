// Dropout with the mask that the forward pass has kept.
class Dropout {
  constructor(keep) {
    this.keep = keep;
  }

  forward(x, training = true) {
    this.mask = [];
    const out = [];
    for (let i = 0; i < x.length; i++) {
      this.mask[i] = !training || Math.random() < this.keep ? 1 / this.keep : 0;
      out[i] = x[i] * this.mask[i];
    }
    return out;
  }

  backward(dout) {
    const dx = new Array(dout.length); //: init dx of x
    for (let i = 0; i < dout.length; i++) {
      dx[i] = dout[i] * this.mask[i]; //: dx of x
    }
    return dx;
  }
}

//: check x[8], dout[8], keep unit
const loss = ({ x, dout, keep }) => weigh(new Dropout(keep).forward(x), dout);
const gradients = ({ x, dout, keep }) => {
  const layer = new Dropout(keep);
  layer.forward(x);
  return { x: layer.backward(dout) };
};
