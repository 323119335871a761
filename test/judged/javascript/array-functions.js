// Layers whose arithmetic is in another file: a dense one, a norm over the batch, attention over rows.
class Dense {
  forward(X) {
    this.X = X;
    this.H = tanh(add(matmul(X, this.W), this.b));
    return this.H;
  }

  backward(dH) {
    const dZ = hadamard(dH, sub(1, square(this.H))); //: dZ of Z
    this.dW = matmul(transpose(this.X), dZ); //: dW of W
    this.db = sum(dZ, 0); //: db of b
    return matmul(dZ, transpose(this.W)); //: return of X
  }
}

class BatchNorm {
  forward(x) {
    const centred = sub(x, mean(x, 0));
    const spread = sqrt(add(mean(square(centred), 0), 1e-3));
    const xhat = div(centred, spread);
    this.cache = { spread, xhat };
    return add(hadamard(this.gamma, xhat), this.beta);
  }

  backward(dout) {
    const { spread, xhat } = this.cache;
    this.dbeta = sum(dout, 0); //: dbeta of beta
    this.dgamma = sum(hadamard(dout, xhat), 0); //: dgamma of gamma
    const dxhat = hadamard(dout, this.gamma); //: dxhat of xhat
    const along = hadamard(xhat, mean(hadamard(dxhat, xhat), 0));
    const dx = div(sub(sub(dxhat, mean(dxhat, 0)), along), spread); //: dx of x
    return dx;
  }
}

class Attention {
  forward(Q, K, V) {
    const A = softmax(scale(matmul(Q, transpose(K)), this.c));
    this.kept = { Q, K, V, A };
    return matmul(A, V);
  }

  backward(dO) {
    const { Q, K, V, A } = this.kept;
    const dV = matmul(transpose(A), dO); //: dV of V
    const dA = matmul(dO, transpose(V)); //: dA of A
    const dS = A.map((row, i) => row.map((a, j) => a * (dA[i][j] - dot(row, dA[i])))); //: dS of S
    const dQ = scale(matmul(dS, K), this.c); //: dQ of Q
    const dK = scale(matmul(transpose(dS), Q), this.c); //: dK of K
    return { dQ, dK, dV };
  }
}

//: check X[4][3], W[3][2], b[2], gamma[2], beta[2], K[5][2], V[5][3], rate, seed[4][3]
const isList = Array.isArray;
const both = (a, b, f) => {
  if (!isList(a) && !isList(b)) return f(a, b);
  if (!isList(a)) return b.map((each) => both(a, each, f));
  if (!isList(b)) return a.map((each) => both(each, b, f));
  if (isList(a[0]) && !isList(b[0])) return a.map((row) => both(row, b, f));
  if (isList(b[0]) && !isList(a[0])) return b.map((row) => both(a, row, f));
  return a.map((each, k) => both(each, b[k], f));
};
const one = (a, f) => (isList(a) ? a.map((each) => one(each, f)) : f(a));
const add = (a, b) => both(a, b, (x, y) => x + y);
const sub = (a, b) => both(a, b, (x, y) => x - y);
const hadamard = (a, b) => both(a, b, (x, y) => x * y);
const scale = hadamard;
const div = (a, b) => both(a, b, (x, y) => x / y);
const square = (a) => one(a, (x) => x * x);
const sqrt = (a) => one(a, Math.sqrt);
const tanh = (a) => one(a, Math.tanh);
const dot = (a, b) => a.reduce((total, x, k) => total + x * b[k], 0);
const transpose = (a) => a[0].map((_, k) => a.map((row) => row[k]));
const matmul = (a, b) => a.map((row) => transpose(b).map((column) => dot(row, column)));
const sum = (a) => transpose(a).map((column) => column.reduce((total, x) => total + x, 0));
const mean = (a) => div(sum(a), a.length);
const softmax = (a) => a.map((row) => div(row.map(Math.exp), row.reduce((total, x) => total + Math.exp(x), 0)));
const all = ({ X, W, b, gamma, beta, K, V, rate }) => {
  const layers = [Object.assign(new Dense(), { W, b }), Object.assign(new BatchNorm(), { gamma, beta })];
  const attention = Object.assign(new Attention(), { c: rate });
  return { layers, attention, out: attention.forward(layers[1].forward(layers[0].forward(X)), K, V) };
};
const loss = (inputs) => all(inputs).out.reduce((total, row, i) => total + dot(row, inputs.seed[i]), 0);
const gradients = (inputs) => {
  const { layers, attention } = all(inputs);
  const { dQ, dK, dV } = attention.backward(inputs.seed);
  const X = layers[0].backward(layers[1].backward(dQ));
  const [{ dW, db }, { dgamma, dbeta }] = layers;
  return { X, W: dW, b: db, gamma: dgamma, beta: dbeta, K: dK, V: dV };
};
