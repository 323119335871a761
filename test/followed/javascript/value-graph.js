// Numbers that remember how they were made, and hand gradients back by themselves.
class Value {
  constructor(data, children = [], pull = () => {}) {
    this.data = data;
    this.grad = 0;
    this.children = children;
    this.pull = pull;
  }
  static of(x) { return x instanceof Value ? x : new Value(x); }
  add(other) {
    other = Value.of(other);
    const out = new Value(this.data + other.data, [this, other]);
    // backward
    out.pull = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    // forward
    return out;
  }
  mul(other) {
    other = Value.of(other);
    const out = new Value(this.data * other.data, [this, other]);
    // backward
    out.pull = () => {
      this.grad += other.data * out.grad;
      other.grad += this.data * out.grad;
    };
    // forward
    return out;
  }
  tanh() {
    const t = Math.tanh(this.data);
    const out = new Value(t, [this]);
    // backward
    out.pull = () => { this.grad += (1 - t * t) * out.grad; };
    // forward
    return out;
  }
  backward() {
    // backward
    const order = [], seen = new Set();
    const visit = (node) => {
      if (seen.has(node)) return;
      seen.add(node);
      node.children.forEach(visit);
      order.push(node);
    };
    visit(this);
    this.grad = 1;
    for (const node of order.reverse()) node.pull();
    // forward
  }
}

const a = new Value(2);
const b = new Value(-3);
const c = new Value(10);
const d = a.mul(b).add(c);
const e = d.mul(a).tanh();
const f = e.add(d.mul(0.1));
f.backward();
const slope = a.grad + b.grad;
