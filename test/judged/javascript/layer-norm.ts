// Layer normalisation of one row, with the short form of its way back.
export class LayerNorm {
  readonly gamma: Float64Array;
  readonly gradGamma: Float64Array; //: init this.gradGamma of this.gamma
  private xhat: number[] = [];
  private inv = 1;

  constructor(gamma: number[]) {
    this.gamma = Float64Array.from(gamma);
    this.gradGamma = new Float64Array(gamma.length); //: init this.gradGamma of this.gamma
  }

  forward(x: number[]): number[] {
    const n = x.length;
    let mean = 0;
    for (const value of x) mean += value / n;
    let variance = 0;
    for (const value of x) variance += (value - mean) ** 2 / n;
    this.inv = 1 / Math.sqrt(variance + 1e-5);
    this.xhat = x.map((value) => (value - mean) * this.inv);
    return this.xhat.map((value, i) => value * this.gamma[i]);
  }

  backward(dout: number[]): number[] {
    const n = dout.length;
    const dxhat = dout.map((d, i) => d * this.gamma[i]); //: dxhat of xhat
    let sum = 0;
    let sumHat = 0;
    for (let i = 0; i < n; i++) {
      sum += dxhat[i];
      sumHat += dxhat[i] * this.xhat[i];
      this.gradGamma[i] += dout[i] * this.xhat[i]; //: this.gradGamma of this.gamma
    }
    const dx: number[] = []; //: init dx of x
    for (let i = 0; i < n; i++) {
      dx[i] = (this.inv / n) * (n * dxhat[i] - sum - this.xhat[i] * sumHat); //: dx of x
    }
    return dx;
  }
}

//: check x[4], gamma[4], dout[4]
const loss = ({ x, gamma, dout }) => weigh(new LayerNorm(gamma).forward(x), dout);
const gradients = ({ x, gamma, dout }) => {
  const layer = new LayerNorm(gamma);
  layer.forward(x);
  return { x: layer.backward(dout), gamma: layer.gradGamma };
};
