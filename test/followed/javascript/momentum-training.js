// Fitting a line with momentum: a training loop with an optimiser in an object.
const xs = [0, 0.5, 1, 1.5, 2];
const ys = [1.1, 1.9, 3.2, 3.9, 5.1];

function createOptimizer(rate, momentum) {
  const velocity = {};
  return {
    step(params, grads) {
      for (const name of Object.keys(params)) {
        const v = momentum * (velocity[name] ?? 0) - rate * grads[name];
        velocity[name] = v;
        params[name] += v;
      }
    },
  };
}

const params = { slope: 0.3, offset: -0.2 };
const optimizer = createOptimizer(0.05, 0.9);
let history = [];

for (let epoch = 0; epoch < 50; epoch++) {
  let cost = 0;
  const grads = { slope: 0, offset: 0 };
  for (let i = 0; i < xs.length; i++) {
    const guess = params.slope * xs[i] + params.offset;
    const error = guess - ys[i];
    cost += (error * error) / xs.length;
    // backward
    const dguess = (2 * error) / xs.length;
    grads.slope += dguess * xs[i];
    grads.offset += dguess;
    // forward
  }
  history.push(cost);
  optimizer.step(params, grads);
}
const finalCost = history[history.length - 1];
