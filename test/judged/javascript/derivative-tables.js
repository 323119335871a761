// Derivatives in tables, in objects that are made of two functions, and of functions that are asked with a flag.
const activations = {
  softplus: (x) => Math.log(1 + Math.exp(x)),
  cube: (x) => x * x * x,
};
const derivatives = {
  softplus: (x) => 1 / (1 + Math.exp(-x)), //: softplus of x
  cube: (x) => 3 * x * x, //: cube of x
};

class Activation {
  constructor(func, dfunc) {
    this.func = func;
    this.dfunc = dfunc;
  }
}

const logistic = new Activation(
  (x) => 1 / (1 + Math.exp(-x)),
  (y) => y * (1 - y), //: dfunc of logistic
);

const squash = {
  bent(x, derivative) {
    const root = Math.sqrt(x * x + 1);
    return derivative ? x / (2 * root) + 1 : (root - 1) / 2 + x; //: bent of x
  },
  wave(x, derivative) {
    if (derivative) return Math.cos(x); //: wave of x
    return Math.sin(x);
  },
};

//: check a, b, c, d, e
const loss = ({ a, b, c, d, e }) =>
  activations.softplus(a) + activations.cube(b) + logistic.func(c) + squash.bent(d) + squash.wave(e);
const gradients = ({ a, b, c, d, e }) => ({
  a: derivatives.softplus(a),
  b: derivatives.cube(b),
  c: logistic.dfunc(logistic.func(c)),
  d: squash.bent(d, true),
  e: squash.wave(e, true),
});
