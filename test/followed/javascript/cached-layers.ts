/* Functions that return a cache for the backward functions below them, with types. */
type Vector = number[];
interface Cache { x: Vector; z: Vector; h: Vector }

function affine(x: Vector, w: number[][], b: Vector): Vector {
  const out: Vector = [];
  for (let j = 0; j < b.length; j++) {
    let total = b[j];
    for (let i = 0; i < x.length; i++) total += x[i] * w[i][j];
    out.push(total);
  }
  return out;
}

function forward(x: Vector, w: number[][], b: Vector): { h: Vector; cache: Cache } {
  const z = affine(x, w, b);
  const h: Vector = z.map((each: number): number => (each > 0 ? each : 0.01 * each));
  return { h, cache: { x, z, h } };
}

const x: Vector = [1, -2];
const w: number[][] = [[0.5, -0.25, 0.75], [0.1, 0.9, -0.6]];
const b: Vector = [0.2, 0, -0.1];
const { h, cache } = forward(x, w, b);
let total = 0;
for (const each of h) total += each * each;
const loss: number = total / h.length;

// backward
function backward(dh: Vector, { x, z }: Cache) {
  const dw = x.map(() => z.map(() => 0));
  const db = z.map(() => 0);
  for (let j = 0; j < z.length; j++) {
    const dz = z[j] > 0 ? dh[j] : 0.01 * dh[j];
    db[j] = dz;
    for (let i = 0; i < x.length; i++) dw[i][j] = dz * x[i];
  }
  return { dw, db };
}
const dh = h.map((each) => (2 * each) / h.length);
const { dw, db } = backward(dh, cache);
