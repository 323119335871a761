// Two layers in typed arrays, row by row, with the parameters in one object.
interface Params {
  w1: Float64Array;
  b1: Float64Array;
  w2: Float64Array;
  b2: Float64Array;
}

export function lossAndGradients(
  { w1, b1, w2, b2 }: Params,
  x: Float64Array,
  y: Float64Array,
): { loss: number; grads: Params } {
  const n = x.length;
  const m = b1.length;
  const k = b2.length;
  const h = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    let z = b1[j];
    for (let i = 0; i < n; i++) z += w1[j * n + i] * x[i];
    h[j] = z > 0 ? z : 0.1 * z;
  }
  const out = Float64Array.from(b2);
  for (let o = 0; o < k; o++) for (let j = 0; j < m; j++) out[o] += w2[o * m + j] * h[j];
  let loss = 0;
  for (let o = 0; o < k; o++) loss += (out[o] - y[o]) ** 2 / k;

  const grads = {
    w1: new Float64Array(m * n), //: init grads.w1 of w1
    b1: new Float64Array(m), //: init grads.b1 of b1
    w2: new Float64Array(k * m), //: init grads.w2 of w2
    b2: new Float64Array(k), //: init grads.b2 of b2
  };
  const dh = new Float64Array(m); //: init dh of h
  for (let o = 0; o < k; o++) {
    const dOut = (2 / k) * (out[o] - y[o]); //: dOut of out
    grads.b2[o] = dOut; //: grads.b2 of b2
    for (let j = 0; j < m; j++) {
      grads.w2[o * m + j] = dOut * h[j]; //: grads.w2 of w2
      dh[j] += dOut * w2[o * m + j]; //: dh of h
    }
  }
  for (let j = 0; j < m; j++) {
    const dz = h[j] > 0 ? dh[j] : 0.1 * dh[j]; //: dz of z
    grads.b1[j] = dz; //: grads.b1 of b1
    for (let i = 0; i < n; i++) grads.w1[j * n + i] = dz * x[i]; //: grads.w1 of w1
  }
  return { loss, grads };
}

//: check w1[6], b1[3], w2[6], b2[2], x[2], y[2]
const run = ({ x, y, ...params }: any) => {
  const typed = Object.fromEntries(Object.entries(params).map(([name, v]) => [name, Float64Array.from(v as number[])]));
  return lossAndGradients(typed as any, Float64Array.from(x), Float64Array.from(y));
};
const loss = (inputs: any) => run(inputs).loss;
const gradients = (inputs: any) => run(inputs).grads;
