// The softmax classifier's loss as it is first written: example by example, class by class.
function softmaxLossNaive(W, X, y, reg) {
  const N = X.length;
  const D = W.length;
  const C = W[0].length;
  let loss = 0;
  const dW = W.map((row) => row.map(() => 0)); //: init dW of W

  for (let i = 0; i < N; i++) {
    const scores = [];
    for (let c = 0; c < C; c++) {
      let s = 0;
      for (let d = 0; d < D; d++) s += X[i][d] * W[d][c];
      scores.push(s);
    }
    const top = Math.max(...scores);
    let sum = 0;
    for (let c = 0; c < C; c++) sum += Math.exp(scores[c] - top);
    loss += -(scores[y[i]] - top) + Math.log(sum);
    for (let c = 0; c < C; c++) {
      const p = Math.exp(scores[c] - top) / sum;
      const dscore = p - (c === y[i] ? 1 : 0); //: dscore of scores
      for (let d = 0; d < D; d++) {
        dW[d][c] += dscore * X[i][d]; //: dW of W
      }
    }
  }

  loss /= N;
  for (let d = 0; d < D; d++) {
    for (let c = 0; c < C; c++) {
      loss += reg * W[d][c] * W[d][c];
      dW[d][c] = dW[d][c] / N + 2 * reg * W[d][c]; //: dW of W
    }
  }
  return { loss, dW };
}

//: check W[3][4], X[5][3], y[5]<4, reg positive
const call = ({ W, X, y, reg }) => softmaxLossNaive(W, X, y, reg);
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => ({ W: call(inputs).dW });
