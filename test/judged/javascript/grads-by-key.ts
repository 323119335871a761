// Parameters in a dictionary; each layer adds to the gradients by its key.
type Params = Record<string, number[]>;

class ScaleShift {
  private x: number[] = [];
  constructor(private readonly params: Params, private readonly name: string) {}

  forward(x: number[]): number[] {
    this.x = x;
    const gamma = this.params[`${this.name}_gamma`];
    const beta = this.params[`${this.name}_beta`];
    return x.map((value, i) => value * gamma[i] + beta[i]);
  }

  backward(dout: number[], grads: Params): number[] {
    const gamma = this.params[`${this.name}_gamma`];
    grads[`${this.name}_gamma`] = dout.map((d, i) => d * this.x[i]); //: grads gamma of gamma
    grads[`${this.name}_beta`] = [...dout]; //: grads beta of beta
    return dout.map((d, i) => d * gamma[i]); //: dx of x
  }
}

//: check x[3], gamma[3], beta[3], dout[3]
const layer = ({ gamma, beta }) => new ScaleShift({ s_gamma: gamma, s_beta: beta }, 's');
const loss = (inputs) => weigh(layer(inputs).forward(inputs.x), inputs.dout);
const gradients = (inputs) => {
  const [own, grads] = [layer(inputs), {}];
  own.forward(inputs.x);
  const dx = own.backward(inputs.dout, grads);
  return { x: dx, gamma: grads.s_gamma, beta: grads.s_beta };
};
