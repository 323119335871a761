// a memory's "c1" with two gates
const i = 1 / (1 + Math.exp(-(wi * x)));
const f = 1 / (1 + Math.exp(-(wf * x)));
const g = Math.tanh(wg * x);
const c1 = f * c0 + i * g;

const dc1 = 1;
const df = c0 * dc1, di = g * dc1, dg = i * dc1, dc0 = f * dc1;
const dwi = i * (1 - i) * x * di;
const dwf = f * (1 - f) * x * df;
const dwg = (1 - g * g) * x * dg;
let dx = i * (1 - i) * wi * di;
dx += f * (1 - f) * wf * df;
dx += (1 - g * g) * wg * dg;
