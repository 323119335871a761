// log likelihood "ll" of one sample
const diff = x - mu;
const z = diff / sigma;
const ll = -0.5 * z * z - Math.log(sigma);

const dll = 1;
const dz = -z * dll;
const ddiff = dz / sigma;
let dsigma = -dll / sigma;
dsigma += -diff / (sigma * sigma) * dz;
const dx = ddiff;
const dmu = -ddiff;
