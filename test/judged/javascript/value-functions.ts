// The same idea with functions instead of a class.
interface Node {
  value: number;
  grad: number;
  back: () => void;
}

function constant(value: number): Node {
  return { value, grad: 0, back: () => {} };
}

function plus(a: Node, b: Node): Node {
  const out = constant(a.value + b.value);
  out.back = () => {
    a.grad += out.grad; //: a.grad of a.value (plus)
    b.grad += out.grad; //: b.grad of b.value (plus)
  };
  return out;
}

function over(a: Node, b: Node): Node {
  const out = constant(a.value / b.value);
  out.back = () => {
    a.grad += out.grad / b.value; //: a.grad of a.value (over)
    b.grad -= (out.grad * a.value) / (b.value * b.value); //: b.grad of b.value (over)
  };
  return out;
}

function exp(a: Node): Node {
  const out = constant(Math.exp(a.value));
  out.back = () => {
    a.grad += out.value * out.grad; //: a.grad of a.value (exp)
  };
  return out;
}

function log(a: Node): Node {
  const out = constant(Math.log(a.value));
  out.back = () => {
    a.grad += out.grad / a.value; //: a.grad of a.value (log)
  };
  return out;
}

//: check a positive, b positive
const made = (inputs) => {
  const [a, b] = [constant(inputs.a), constant(inputs.b)];
  const all = [plus(a, b)];
  all.push(exp(all[0]));
  all.push(over(all[1], b));
  all.push(log(a));
  all.push(over(all[3], all[2]));
  all.push(plus(all[4], a));
  return { a, b, all };
};
const loss = (inputs) => made(inputs).all.at(-1).value;
const gradients = (inputs) => {
  const { a, b, all } = made(inputs);
  all.at(-1).grad = 1;
  for (const node of all.reverse()) node.back();
  return { a: a.grad, b: b.grad };
};
