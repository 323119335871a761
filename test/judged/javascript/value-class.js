// Numbers that know where they come from, and how to send their gradient back.
class Value {
  constructor(data, children = []) {
    this.data = data;
    this.grad = 0;
    this._backward = () => {};
    this._prev = children;
  }

  add(other) {
    const out = new Value(this.data + other.data, [this, other]);
    out._backward = () => {
      this.grad += out.grad; //: this.grad of this.data (add)
      other.grad += out.grad; //: other.grad of other.data (add)
    };
    return out;
  }

  mul(other) {
    const out = new Value(this.data * other.data, [this, other]);
    out._backward = () => {
      this.grad += other.data * out.grad; //: this.grad of this.data (mul)
      other.grad += this.data * out.grad; //: other.grad of other.data (mul)
    };
    return out;
  }

  pow(k) {
    const out = new Value(this.data ** k, [this]);
    out._backward = () => {
      this.grad += k * this.data ** (k - 1) * out.grad; //: this.grad of this.data (pow)
    };
    return out;
  }

  tanh() {
    const t = Math.tanh(this.data);
    const out = new Value(t, [this]);
    out._backward = () => {
      this.grad += (1 - t * t) * out.grad; //: this.grad of this.data (tanh)
    };
    return out;
  }

  relu() {
    const out = new Value(this.data < 0 ? 0 : this.data, [this]);
    out._backward = () => {
      this.grad += (out.data > 0) * out.grad; //: this.grad of this.data (relu)
    };
    return out;
  }

  backward() {
    const order = [];
    const seen = new Set();
    const visit = (v) => {
      if (seen.has(v)) return;
      seen.add(v);
      v._prev.forEach(visit);
      order.push(v);
    };
    visit(this);
    this.grad = 1;
    for (const v of order.reverse()) v._backward();
  }
}

//: check a, b, c positive
const made = (inputs) => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => new Value(inputs[name]));
  const ab = a.mul(b);
  return { a, b, c, out: ab.add(c.pow(3)).add(ab.tanh()).add(a.mul(a).relu()).add(c.mul(b).relu()).add(b.add(b)) };
};
const loss = (inputs) => made(inputs).out.data;
const gradients = (inputs) => {
  const { a, b, c, out } = made(inputs);
  out.backward();
  return { a: a.grad, b: b.grad, c: c.grad };
};
