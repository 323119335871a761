// One step of a cell with gates, and back.
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

function lstmStep(x, hPrev, cPrev, W) {
  const z = (k) => W[k][0] * x + W[k][1] * hPrev + W[k][2];
  const i = sigmoid(z(0));
  const f = sigmoid(z(1));
  const o = sigmoid(z(2));
  const g = Math.tanh(z(3));
  const c = f * cPrev + i * g;
  const h = o * Math.tanh(c);
  return { h, c, cache: { x, hPrev, cPrev, W, i, f, o, g, c } };
}

function lstmStepBackward(dh, dcNext, cache) {
  const { x, hPrev, cPrev, W, i, f, o, g, c } = cache;
  const tc = Math.tanh(c);
  const do_ = dh * tc; //: do_ of o
  const dc = dcNext + dh * o * (1 - tc * tc); //: dc of c
  const df = dc * cPrev; //: df of f
  const di = dc * g; //: di of i
  const dg = dc * i; //: dg of g
  const dcPrev = dc * f; //: dcPrev of cPrev
  const dz = [
    di * i * (1 - i), //: dz of z
    df * f * (1 - f), //: dz of z
    do_ * o * (1 - o), //: dz of z
    dg * (1 - g * g), //: dz of z
  ];
  let dx = 0; //: init dx of x
  let dhPrev = 0; //: init dhPrev of hPrev
  const dW = []; //: init dW of W
  for (let k = 0; k < 4; k++) {
    dx += W[k][0] * dz[k]; //: dx of x
    dhPrev += W[k][1] * dz[k]; //: dhPrev of hPrev
    dW.push([dz[k] * x, dz[k] * hPrev, dz[k]]); //: dW of W
  }
  return { dx, dhPrev, dcPrev, dW };
}

//: check x, hPrev, cPrev, W[4][3], dh, dc
const forward = ({ x, hPrev, cPrev, W }) => lstmStep(x, hPrev, cPrev, W);
const loss = (inputs) => {
  const { h, c } = forward(inputs);
  return h * inputs.dh + c * inputs.dc;
};
const gradients = (inputs) => {
  const { dx, dhPrev, dcPrev, dW } = lstmStepBackward(inputs.dh, inputs.dc, forward(inputs).cache);
  return { x: dx, hPrev: dhPrev, cPrev: dcPrev, W: dW };
};
