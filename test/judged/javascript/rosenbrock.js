// A valley and its gradient, for a search that goes down.
function rosenbrock([x, y]) {
  const a = 1 - x;
  const b = y - x * x;
  return a * a + 100 * b * b;
}

function rosenbrockGradient([x, y]) {
  const b = y - x * x;
  const dx = -2 * (1 - x) - 400 * x * b; //: dx of x
  const dy = 200 * b; //: dy of y
  return [dx, dy];
}

function descend(start, rate, steps) {
  let [x, y] = start;
  for (let k = 0; k < steps; k++) {
    const [dx, dy] = rosenbrockGradient([x, y]);
    x -= rate * dx; //: update
    y -= rate * dy; //: update
  }
  return [x, y];
}

//: check p[2]
const loss = ({ p }) => rosenbrock(p);
const gradients = ({ p }) => ({ p: rosenbrockGradient(p), after: descend(p, 0.001, 2) });
