// Functions of one number beside their derivatives.
function f(x) {
  return x * x * x - 2 * Math.sin(x);
}

function gradF(x) {
  return 3 * x * x - 2 * Math.cos(x); //: gradF of x
}

const g = (x) => Math.exp(-x * x) / (1 + x * x);
const gPrime = (x) => {
  const top = Math.exp(-x * x);
  const bottom = 1 + x * x;
  return (-2 * x * top * bottom - top * 2 * x) / (bottom * bottom); //: gPrime of x
};

function newton(x, steps) {
  for (let k = 0; k < steps; k++) x -= f(x) / gradF(x);
  return x;
}

//: check x, y
const loss = ({ x, y }) => f(x) + g(y);
const gradients = ({ x, y }) => ({ x: gradF(x), y: gPrime(y) });
