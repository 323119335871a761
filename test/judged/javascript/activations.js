// Activations with their derivatives: of some in terms of the input, of some in terms of the output.
const activations = {
  sigmoid: {
    f: (x) => 1 / (1 + Math.exp(-x)),
    df: (y) => y * (1 - y), //: df of sigmoid
  },
  tanh: {
    f: (x) => Math.tanh(x),
    df: (y) => 1 - y * y, //: df of tanh
  },
};

function softplus(x) {
  return Math.log(1 + Math.exp(x));
}

function dsoftplus(x) {
  return 1 / (1 + Math.exp(-x)); //: dsoftplus of x
}

function elu(x) {
  return x > 0 ? x : Math.exp(x) - 1;
}

function eluDerivative(x) {
  return x > 0 ? 1 : Math.exp(x); //: eluDerivative of x
}

function swish(x) {
  return x / (1 + Math.exp(-x));
}

function swishPrime(x) {
  const s = 1 / (1 + Math.exp(-x));
  return s + x * s * (1 - s); //: swishPrime of x
}

//: check a, b, c, d, e
const { sigmoid, tanh } = activations;
const loss = ({ a, b, c, d, e }) => sigmoid.f(a) + tanh.f(b) + softplus(c) + elu(d) + swish(e);
const gradients = ({ a, b, c, d, e }) => ({
  a: sigmoid.df(sigmoid.f(a)),
  b: tanh.df(tanh.f(b)),
  c: dsoftplus(c),
  d: eluDerivative(d),
  e: swishPrime(e),
});
