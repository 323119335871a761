// Derivatives by themselves, as networks of this kind have them.
function sigmoid(x) {
  return 1 / (1 + Math.exp(-x));
}

function dsigmoid(y) {
  // y is the output of sigmoid
  return y * (1 - y); //: dsigmoid of y
}

function relu(x) {
  return x > 0 ? x : 0;
}

function drelu(x) {
  return x > 0 ? 1 : 0; //: drelu of x
}

function leakyRelu(x, slope = 0.01) {
  if (x < 0) return slope * x;
  return x;
}

function leakyReluDerivative(x, slope = 0.01) {
  if (x < 0) return slope; //: leakyReluDerivative of x
  return 1;
}

//: check a, b, c
const loss = ({ a, b, c }) => sigmoid(a) + relu(b) + leakyRelu(c, 0.1);
const gradients = ({ a, b, c }) => ({ a: dsigmoid(sigmoid(a)), b: drelu(b), c: leakyReluDerivative(c, 0.1) });
