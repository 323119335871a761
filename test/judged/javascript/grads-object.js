// Parameters and gradients in objects with the same keys.
function forward(params, x) {
  const z1 = params.W1.map((row, j) => row.reduce((sum, w, i) => sum + w * x[i], params.b1[j]));
  const a1 = z1.map((z) => (z > 0 ? z : 0.1 * z));
  let z2 = params.b2;
  for (let j = 0; j < a1.length; j++) z2 += params.W2[j] * a1[j];
  return { x, z1, a1, z2 };
}

function computeGradients(params, cache, target) {
  const grads = {};
  const dz2 = cache.z2 - target; //: dz2 of z2
  grads.b2 = dz2; //: grads.b2 of params.b2
  grads.W2 = []; //: init grads.W2 of params.W2
  grads.W1 = []; //: init grads.W1 of params.W1
  grads.b1 = []; //: init grads.b1 of params.b1
  for (let j = 0; j < cache.a1.length; j++) {
    grads.W2[j] = dz2 * cache.a1[j]; //: grads.W2 of params.W2
    const da1 = dz2 * params.W2[j]; //: da1 of a1
    const dz1 = cache.z1[j] > 0 ? da1 : 0.1 * da1; //: dz1 of z1
    grads.b1[j] = dz1; //: grads.b1 of params.b1
    grads.W1[j] = cache.x.map((value) => dz1 * value); //: grads.W1 of params.W1
  }
  return grads;
}

function halfSquaredError(params, x, target) {
  const { z2 } = forward(params, x);
  return 0.5 * (z2 - target) * (z2 - target);
}

//: check x[2], W1[3][2], b1[3], W2[3], b2, target
const loss = ({ x, target, ...params }) => halfSquaredError(params, x, target);
const gradients = ({ x, target, ...params }) => computeGradients(params, forward(params, x), target);
