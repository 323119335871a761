function f(x) { return x * x * x - 2 * x; }
const x = 1.5;
const h = 1e-5;
const df = f(x + h) - f(x);
const grad = df / h;
const tangent = f(x) + grad * (2 - x);
