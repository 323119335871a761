// An affine layer as two functions; what the second needs goes through a cache that is a list.
function affineForward(x, w, b) {
  const out = [];
  for (let i = 0; i < x.length; i++) {
    out.push([]);
    for (let j = 0; j < b.length; j++) {
      let sum = b[j];
      for (let k = 0; k < x[i].length; k++) {
        sum += x[i][k] * w[k][j];
      }
      out[i].push(sum);
    }
  }
  return [out, [x, w, b]];
}

function affineBackward(dout, cache) {
  const [x, w, b] = cache;
  const dx = x.map((row) => row.map(() => 0)); //: init dx of x
  const dw = w.map((row) => row.map(() => 0)); //: init dw of w
  const db = b.map(() => 0); //: init db of b
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < b.length; j++) {
      for (let k = 0; k < x[i].length; k++) {
        dx[i][k] += dout[i][j] * w[k][j]; //: dx of x
        dw[k][j] += dout[i][j] * x[i][k]; //: dw of w
      }
      db[j] += dout[i][j]; //: db of b
    }
  }
  return [dx, dw, db];
}

//: check x[2][3], w[3][4], b[4], dout[2][4]
const loss = ({ x, w, b, dout }) => weigh(affineForward(x, w, b)[0], dout);
const gradients = ({ x, w, b, dout }) => {
  const [dx, dw, db] = affineBackward(dout, affineForward(x, w, b)[1]);
  return { x: dx, w: dw, b: db };
};
