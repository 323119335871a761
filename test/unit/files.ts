/* Programs that several tests of the terminal read. */

/** A file with something of everything. */
export const circuitFile = `// @input k = 0.5
function sig(q) { return 1 / (1 + Math.exp(-q)); }
const { max: biggest } = Math, w = [0.1, 0.2], p = { a: 2, b: -3 };
var a = 1.5, b = 2.25; let c = -0.5e-1;
var q = a*b + c /* a comment */ * k;
var f = sig(q) ** 2 - biggest(a, p.b, w[1]);
f += f > 0 ? a : -b; f++;
var df = 1;
var dq = 2 * sig(q) * sig(q) * (1 - sig(q)) * df;
da = b * dq; db = a * dq
dc = k * dq;
a += 0.1 * da;
if (a > 2) { b = 3; } else b *= a;
class Neuron { forward(x, y) { const s = x * this.w + y; return Math.tanh(s); } }
var text = \`a \${a * 2} b\`, fn = (x) => x * x, { u, v = 3 } = { u: 1 };
for (let i = 0; i < 3; i++) c += i;
var x = fn(a) + fn(b); var r = x / c;
`;
