// A net of two layers on arrays of arrays, with little functions for matrices.
function matmul(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

function transpose(a) {
  return a[0].map((_, j) => a.map((row) => row[j]));
}

function netLoss(X, Y, W1, W2) {
  const Z1 = matmul(X, W1);
  const A1 = Z1.map((row) => row.map((z) => Math.max(0, z)));
  const Z2 = matmul(A1, W2);
  const n = X.length;
  let loss = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < Z2[i].length; j++) loss += (Z2[i][j] - Y[i][j]) ** 2 / (2 * n);
  }

  const dZ2 = Z2.map((row, i) => row.map((z, j) => (z - Y[i][j]) / n)); //: dZ2 of Z2
  const dW2 = matmul(transpose(A1), dZ2); //: dW2 of W2
  const dA1 = matmul(dZ2, transpose(W2)); //: dA1 of A1
  const dZ1 = dA1.map((row, i) => row.map((d, j) => (Z1[i][j] > 0 ? d : 0))); //: dZ1 of Z1
  const dW1 = matmul(transpose(X), dZ1); //: dW1 of W1
  return { loss, dW1, dW2 };
}

//: check X[3][2], Y[3][2], W1[2][4], W2[4][2]
const call = ({ X, Y, W1, W2 }) => netLoss(X, Y, W1, W2);
const loss = (inputs) => call(inputs).loss;
const gradients = (inputs) => {
  const { dW1, dW2 } = call(inputs);
  return { W1: dW1, W2: dW2 };
};
