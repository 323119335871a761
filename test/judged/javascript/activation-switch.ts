// A network whose activation a switch chooses by its name.
type Activation = 'sigmoid' | 'tanh' | 'relu';

function activate(kind: Activation, z: number): number {
  switch (kind) {
    case 'sigmoid':
      return 1 / (1 + Math.exp(-z));
    case 'tanh':
      return Math.tanh(z);
    case 'relu':
      return Math.max(0, z);
  }
}

function derivative(kind: Activation, a: number): number {
  switch (kind) {
    case 'sigmoid':
      return a * (1 - a); //: derivative of the sum (sigmoid)
    case 'tanh':
      return 1 - a * a; //: derivative of the sum (tanh)
    case 'relu':
      return a > 0 ? 1 : 0; //: derivative of the sum (relu)
  }
}

interface Net {
  kind: Activation;
  hidden: number[][];
  output: number[];
}

function learn(net: Net, x: number[], target: number, rate: number): number {
  const h = net.hidden.map((row) => activate(net.kind, row.reduce((sum, w, i) => sum + w * x[i], 0)));
  const y = net.output.reduce((sum, v, j) => sum + v * h[j], 0);
  const error = y - target; //: error of y
  for (let j = 0; j < h.length; j++) {
    const delta = error * net.output[j] * derivative(net.kind, h[j]); //: delta of the hidden sum
    for (let i = 0; i < x.length; i++) {
      net.hidden[j][i] -= rate * delta * x[i]; //: update
    }
    net.output[j] -= rate * error * h[j]; //: update
  }
  return 0.5 * error * error;
}

//: check x[2], t, W[3][2], v[3], k=0|1|2
const kinds: Activation[] = ['tanh', 'sigmoid', 'relu'];
const made = ({ x, t, W, v, k }: any) => {
  const net: Net = { kind: kinds[k], hidden: structuredClone(W), output: [...v] };
  return { net, loss: learn(net, x, t, 1) };
};
const loss = (inputs: any) => made(inputs).loss;
const gradients = (inputs: any) => {
  const { net } = made(inputs);
  return {
    W: inputs.W.map((row: number[], j: number) => row.map((w, i) => w - net.hidden[j][i])),
    v: inputs.v.map((w: number, j: number) => w - net.output[j]),
  };
};
