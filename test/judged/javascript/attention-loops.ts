// One query that attends to keys and values.
interface Cache {
  q: number[];
  keys: number[][];
  values: number[][];
  weights: number[];
}

export function attend(q: number[], keys: number[][], values: number[][]): { out: number[]; cache: Cache } {
  const scale = Math.sqrt(q.length);
  const scores: number[] = [];
  for (const key of keys) {
    let s = 0;
    for (let d = 0; d < q.length; d++) s += q[d] * key[d];
    scores.push(s / scale);
  }
  const exps = scores.map((s) => Math.exp(s));
  const total = exps.reduce((a, b) => a + b, 0);
  const weights = exps.map((e) => e / total);
  const out = new Array<number>(values[0].length).fill(0);
  for (let t = 0; t < keys.length; t++) {
    for (let d = 0; d < out.length; d++) out[d] += weights[t] * values[t][d];
  }
  return { out, cache: { q, keys, values, weights } };
}

export function attendBackward(dout: number[], { q, keys, values, weights }: Cache) {
  const scale = Math.sqrt(q.length);
  const dweights = weights.map(() => 0); //: init dweights of weights
  const dvalues = values.map((row) => row.map(() => 0)); //: init dvalues of values
  for (let t = 0; t < keys.length; t++) {
    for (let d = 0; d < dout.length; d++) {
      dweights[t] += dout[d] * values[t][d]; //: dweights of weights
      dvalues[t][d] += weights[t] * dout[d]; //: dvalues of values
    }
  }
  let mixed = 0;
  for (let t = 0; t < keys.length; t++) mixed += weights[t] * dweights[t];
  const dq = q.map(() => 0); //: init dq of q
  const dkeys = keys.map((row) => row.map(() => 0)); //: init dkeys of keys
  for (let t = 0; t < keys.length; t++) {
    const dscore = weights[t] * (dweights[t] - mixed); //: dscore of scores
    for (let d = 0; d < q.length; d++) {
      dq[d] += (dscore * keys[t][d]) / scale; //: dq of q
      dkeys[t][d] += (dscore * q[d]) / scale; //: dkeys of keys
    }
  }
  return { dq, dkeys, dvalues };
}

//: check q[3], keys[4][3], values[4][2], dout[2]
const loss = ({ q, keys, values, dout }) => weigh(attend(q, keys, values).out, dout);
const gradients = ({ q, keys, values, dout }) => {
  const { dq, dkeys, dvalues } = attendBackward(dout, attend(q, keys, values).cache);
  return { q: dq, keys: dkeys, values: dvalues };
};
