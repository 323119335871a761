// Newton's method divides by the slope: its steps go along no gradient.
function root(n) {
  let x = n;
  for (let i = 0; i < 20; i++) {
    const error = x * x - n;
    x -= error / (2 * x);
  }
  return x;
}

function solve(a, b, c) {
  let x = 1;
  let delta = 1;
  while (Math.abs(delta) > 1e-9) {
    const value = a * x * x + b * x + c;
    delta = value / (2 * a * x + b);
    x -= delta;
  }
  return x;
}

console.log(root(2), solve(1, -3, 2));
