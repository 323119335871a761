// Pooling that remembers where each largest number stood.
class MaxPool {
  constructor(size) {
    this.size = size;
  }

  forward(x) {
    this.x = x;
    this.at = [];
    const out = [];
    for (let start = 0; start + this.size <= x.length; start += this.size) {
      let best = start;
      for (let k = start + 1; k < start + this.size; k++) {
        if (x[k] > x[best]) best = k;
      }
      this.at.push(best);
      out.push(x[best]);
    }
    return out;
  }

  backward(dout) {
    const dx = new Array(this.x.length).fill(0); //: init dx of x
    for (let i = 0; i < dout.length; i++) {
      dx[this.at[i]] += dout[i]; //: dx of x
    }
    return dx;
  }
}

class AveragePool {
  constructor(size) {
    this.size = size;
  }

  forward(x) {
    this.length = x.length;
    const out = new Array(x.length / this.size).fill(0);
    for (let i = 0; i < x.length; i++) out[Math.floor(i / this.size)] += x[i] / this.size;
    return out;
  }

  backward(dout) {
    const dx = new Array(this.length); //: init dx of x (average)
    for (let i = 0; i < this.length; i++) {
      dx[i] = dout[Math.floor(i / this.size)] / this.size; //: dx of x (average)
    }
    return dx;
  }
}

//: check x[6], y[6], dout[3], eout[2]
const loss = ({ x, y, dout, eout }) => weigh(new MaxPool(2).forward(x), dout) + weigh(new AveragePool(3).forward(y), eout);
const gradients = ({ x, y, dout, eout }) => {
  const [one, other] = [new MaxPool(2), new AveragePool(3)];
  one.forward(x);
  other.forward(y);
  return { x: one.backward(dout), y: other.backward(eout) };
};
