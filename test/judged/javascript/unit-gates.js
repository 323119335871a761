// Gates of a circuit as objects: what goes forward is kept for the way back.
class Unit {
  constructor(value, grad = 0) {
    this.value = value;
    this.grad = grad;
  }
}

const multiplyGate = {
  forward(u0, u1) {
    this.u0 = u0;
    this.u1 = u1;
    this.utop = new Unit(u0.value * u1.value);
    return this.utop;
  },
  backward() {
    this.u0.grad += this.u1.value * this.utop.grad; //: this.u0.grad of this.u0.value (multiply)
    this.u1.grad += this.u0.value * this.utop.grad; //: this.u1.grad of this.u1.value (multiply)
  },
};

const addGate = {
  forward(u0, u1) {
    this.u0 = u0;
    this.u1 = u1;
    this.utop = new Unit(u0.value + u1.value);
    return this.utop;
  },
  backward() {
    this.u0.grad += 1 * this.utop.grad; //: this.u0.grad of this.u0.value (add)
    this.u1.grad += 1 * this.utop.grad; //: this.u1.grad of this.u1.value (add)
  },
};

const sigmoidGate = {
  sig: (x) => 1 / (1 + Math.exp(-x)),
  forward(u0) {
    this.u0 = u0;
    this.utop = new Unit(this.sig(u0.value));
    return this.utop;
  },
  backward() {
    const s = this.sig(this.u0.value);
    this.u0.grad += s * (1 - s) * this.utop.grad; //: this.u0.grad of this.u0.value (sigmoid)
  },
};

const weight = new Unit(2);
const bias = new Unit(-3);
const input = new Unit(-1);
const product = multiplyGate.forward(weight, input);
const sum = addGate.forward(product, bias);
const score = sigmoidGate.forward(sum);
score.grad = 1;
sigmoidGate.backward();
addGate.backward();
multiplyGate.backward();

//: check w, b, x, top
const made = (inputs) => {
  const units = ['w', 'b', 'x'].map((name) => new Unit(inputs[name]));
  const [w, b, x] = units;
  return { units, out: sigmoidGate.forward(addGate.forward(multiplyGate.forward(w, x), b)) };
};
const loss = (inputs) => made(inputs).out.value * inputs.top;
const gradients = (inputs) => {
  const { units, out } = made(inputs);
  out.grad = inputs.top;
  sigmoidGate.backward();
  addGate.backward();
  multiplyGate.backward();
  return { w: units[0].grad, b: units[1].grad, x: units[2].grad };
};
