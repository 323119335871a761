const f = (x) => Math.cos(x) - x;
let x0 = 0.5;
let x1 = 0.9;
const f0 = f(x0);
const f1 = f(x1);
const dx = x1 - x0;
const df = f1 - f0;
const x2 = x1 - f1 * dx / df;
