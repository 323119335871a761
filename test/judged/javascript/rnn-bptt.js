// A recurrent cell over time, and back through time.
function rnnLoss(inputs, targets, h0, Wxh, Whh, Why) {
  const H = h0.length;
  const hs = [h0];
  const errors = [];
  let loss = 0;
  for (let t = 0; t < inputs.length; t++) {
    const h = new Array(H).fill(0);
    let y = 0;
    for (let i = 0; i < H; i++) {
      let z = Wxh[i] * inputs[t];
      for (let j = 0; j < H; j++) z += Whh[i][j] * hs[t][j];
      h[i] = Math.tanh(z);
      y += Why[i] * h[i];
    }
    hs.push(h);
    errors.push(y - targets[t]);
    loss += 0.5 * (y - targets[t]) ** 2;
  }

  const dWxh = new Array(H).fill(0); //: init dWxh of Wxh
  const dWhh = Whh.map((row) => row.map(() => 0)); //: init dWhh of Whh
  const dWhy = new Array(H).fill(0); //: init dWhy of Why
  let dhnext = new Array(H).fill(0); //: init dhnext of h
  for (let t = inputs.length - 1; t >= 0; t--) {
    const dy = errors[t]; //: dy of y
    const dhprev = new Array(H).fill(0); //: init dhprev of h
    for (let i = 0; i < H; i++) {
      dWhy[i] += dy * hs[t + 1][i]; //: dWhy of Why
      const dh = Why[i] * dy + dhnext[i]; //: dh of h
      const dz = (1 - hs[t + 1][i] * hs[t + 1][i]) * dh; //: dz of z
      dWxh[i] += dz * inputs[t]; //: dWxh of Wxh
      for (let j = 0; j < H; j++) {
        dWhh[i][j] += dz * hs[t][j]; //: dWhh of Whh
        dhprev[j] += Whh[i][j] * dz; //: dhprev of h
      }
    }
    dhnext = dhprev; //: dhnext of h
  }
  return { loss, dWxh, dWhh, dWhy, dh0: dhnext };
}

//: check x[4], y[4], h0[3], Wxh[3], Whh[3][3], Why[3]
const call = ({ x, y, h0, Wxh, Whh, Why }) => rnnLoss(x, y, h0, Wxh, Whh, Why);
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => {
  const { dWxh, dWhh, dWhy, dh0 } = call(inputs);
  return { Wxh: dWxh, Whh: dWhh, Why: dWhy, h0: dh0 };
};
