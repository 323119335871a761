// The log-likelihood of one observation, seeded with -1 to climb instead of to fall.
var x = 1.7,
  mu = 0.4,
  sigma = 0.9;
var z = (x - mu) / sigma;
var ll = -0.5 * z * z - Math.log(sigma) - 0.5 * Math.log(2 * Math.PI);

// backward pass
var dll = -1;
var dz = -z * dll;
var dx = dz / sigma;
var dmu = -dz / sigma;
var dsigma = (-z / sigma) * dz - dll / sigma;
