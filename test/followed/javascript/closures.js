// Layers as closures: each call gives the output and a function that leads gradients back.
const linear = (w, b) => (x) => {
  const y = w * x + b;
  return [y, (dy) => ({ dx: dy * w, dw: dy * x, db: dy })];
};

const sigmoid = () => (x) => {
  const y = 1 / (1 + Math.exp(-x));
  return [y, (dy) => ({ dx: dy * y * (1 - y) })];
};

function chain(...layers) {
  return (x) => {
    const backs = [];
    let value = x;
    for (const layer of layers) {
      const [next, back] = layer(value);
      backs.unshift(back);
      value = next;
    }
    return [value, backs];
  };
}

const net = chain(linear(0.8, -0.1), sigmoid(), linear(-1.5, 0.3), sigmoid());
const [probability, backs] = net(0.6);
const label = 1;
const loss = -(label * Math.log(probability) + (1 - label) * Math.log(1 - probability));

// backward
let dy = (probability - label) / (probability * (1 - probability));
const found = [];
for (const back of backs) {
  const grads = back(dy);
  found.push(grads);
  dy = grads.dx;
}
