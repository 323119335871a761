// The multiclass hinge loss with loops.
type Matrix = number[][];

export function svmLoss(W: Matrix, X: Matrix, labels: number[], strength: number): { loss: number; grad: Matrix } {
  const gradW: Matrix = W.map((row) => row.map(() => 0)); //: init gradW of W
  let loss = 0.0;
  for (let i = 0; i < X.length; i++) {
    const scores = W[0].map((_, c) => X[i].reduce((sum, value, d) => sum + value * W[d][c], 0));
    const correct = scores[labels[i]];
    for (let c = 0; c < scores.length; c++) {
      if (c === labels[i]) continue;
      const margin = scores[c] - correct + 1;
      if (margin > 0) {
        loss += margin;
        for (let d = 0; d < W.length; d++) {
          gradW[d][c] += X[i][d]; //: gradW of W
          gradW[d][labels[i]] -= X[i][d]; //: gradW of W
        }
      }
    }
  }
  loss /= X.length;
  for (let d = 0; d < W.length; d++) {
    for (let c = 0; c < W[d].length; c++) {
      gradW[d][c] /= X.length; //: gradW of W
      loss += strength * W[d][c] ** 2;
      gradW[d][c] += 2 * strength * W[d][c]; //: gradW of W
    }
  }
  return { loss, grad: gradW };
}

//: check W[3][3], X[4][3], y[4]<3, reg positive
const call = ({ W, X, y, reg }) => svmLoss(W, X, y, reg);
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => ({ W: call(inputs).grad });
