// Batch normalisation, feature by feature, with every step of the way back written out.
function batchnormForward(x, gamma, beta, eps) {
  const N = x.length;
  const D = gamma.length;
  const out = x.map(() => new Array(D).fill(0));
  const xhat = x.map(() => new Array(D).fill(0));
  const xmu = x.map(() => new Array(D).fill(0));
  const ivar = new Array(D).fill(0);
  for (let d = 0; d < D; d++) {
    let mu = 0;
    for (let i = 0; i < N; i++) mu += x[i][d] / N;
    let variance = 0;
    for (let i = 0; i < N; i++) {
      xmu[i][d] = x[i][d] - mu;
      variance += (xmu[i][d] * xmu[i][d]) / N;
    }
    ivar[d] = 1 / Math.sqrt(variance + eps);
    for (let i = 0; i < N; i++) {
      xhat[i][d] = xmu[i][d] * ivar[d];
      out[i][d] = gamma[d] * xhat[i][d] + beta[d];
    }
  }
  return { out, cache: { xhat, xmu, ivar, gamma } };
}

function batchnormBackward(dout, cache) {
  const { xhat, xmu, ivar, gamma } = cache;
  const N = dout.length;
  const D = gamma.length;
  const dx = dout.map(() => new Array(D).fill(0)); //: init dx of x
  const dgamma = new Array(D).fill(0); //: init dgamma of gamma
  const dbeta = new Array(D).fill(0); //: init dbeta of beta
  for (let d = 0; d < D; d++) {
    let divar = 0; //: init divar of ivar
    const dxmu = new Array(N).fill(0); //: init dxmu of xmu
    for (let i = 0; i < N; i++) {
      dbeta[d] += dout[i][d]; //: dbeta of beta
      dgamma[d] += dout[i][d] * xhat[i][d]; //: dgamma of gamma
      const dxhat = dout[i][d] * gamma[d]; //: dxhat of xhat
      divar += dxhat * xmu[i][d]; //: divar of ivar
      dxmu[i] += dxhat * ivar[d]; //: dxmu of xmu
    }
    const dvariance = -0.5 * divar * ivar[d] ** 3; //: dvariance of variance
    let dmu = 0; //: init dmu of mu
    for (let i = 0; i < N; i++) {
      dxmu[i] += (2 * xmu[i][d] * dvariance) / N; //: dxmu of xmu
      dmu -= dxmu[i]; //: dmu of mu
    }
    for (let i = 0; i < N; i++) {
      dx[i][d] = dxmu[i] + dmu / N; //: dx of x
    }
  }
  return { dx, dgamma, dbeta };
}

//: check x[4][3], gamma[3], beta[3], dout[4][3]
const forward = ({ x, gamma, beta }) => batchnormForward(x, gamma, beta, 1e-3);
const loss = (inputs) => weigh(forward(inputs).out, inputs.dout);
const gradients = (inputs) => {
  const { dx, dgamma, dbeta } = batchnormBackward(inputs.dout, forward(inputs).cache);
  return { x: dx, gamma: dgamma, beta: dbeta };
};
