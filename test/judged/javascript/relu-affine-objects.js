// An affine layer and a rectifier for one example each, with caches that are objects, and a net of both.
function linearForward(x, W, b) {
  const z = new Float64Array(b.length);
  for (let j = 0; j < b.length; j++) {
    z[j] = b[j];
    for (let k = 0; k < x.length; k++) z[j] += W[j][k] * x[k];
  }
  return { z, cache: { x, W, b } };
}

function linearBackward(dz, cache) {
  const { x, W } = cache;
  const dx = new Float64Array(x.length); //: init dx of x
  const dW = []; //: init dW of W
  const db = new Float64Array(dz.length); //: init db of b
  for (let j = 0; j < dz.length; j++) {
    dW[j] = new Float64Array(x.length); //: init dW of W
    for (let k = 0; k < x.length; k++) {
      dW[j][k] = dz[j] * x[k]; //: dW of W
      dx[k] += W[j][k] * dz[j]; //: dx of x
    }
    db[j] = dz[j]; //: db of b
  }
  return { dx, dW, db };
}

function reluForward(z) {
  const a = z.map((value) => Math.max(0, value));
  return { a, cache: { z } };
}

function reluBackward(da, cache) {
  const dz = new Float64Array(da.length); //: init dz of z
  for (let j = 0; j < da.length; j++) {
    dz[j] = cache.z[j] > 0 ? da[j] : 0; //: dz of z
  }
  return dz;
}

function netForward(x, W, b) {
  const linear = linearForward(x, W, b);
  const relu = reluForward(linear.z);
  return { a: relu.a, linear: linear.cache, relu: relu.cache };
}

function netBackward(da, net) {
  return linearBackward(reluBackward(da, net.relu), net.linear);
}

//: check x[4], W[3][4], b[3], da[3]
const loss = ({ x, W, b, da }) => weigh(netForward(x, W, b).a, da);
const gradients = ({ x, W, b, da }) => {
  const made = netBackward(da, netForward(x, W, b));
  return { x: made.dx, W: made.dW, b: made.db };
};
