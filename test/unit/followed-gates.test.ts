/*
 * Gates of recurrent cells: their gradients are called after what comes out of an activation, and are of what goes into it,
 * which has no name. One mistake puts off all that is gone back through afterwards, round by round.
 */
import assert from 'node:assert/strict';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';
import { areRight } from './told';

const programs: readonly WithMistakes[] = [
  {
    title: 'a cell and its way back',
    language: 'javascript',
    source: `function cell(w, u, x, h) {
  const z = 1 / (1 + Math.exp(-(w * x + u * h)));
  const c = Math.tanh(x * h);
  const out = z * c;
  return { out, z, c, w, u, x, h };
}
function cellBackward(dout, { z, c, w, u, x, h }) {
  const dz = dout * c * z * (1 - z);
  const dc = dout * z * (1 - c * c);
  const dw = dz * x;
  const du = dz * h;
  const dx = dz * w + dc * h;
  const dh = dz * u + dc * x;
  return { dw, du, dx, dh };
}
`,
    mistakes: [
      ['z * (1 - z)', 'z'],
      ['(1 - c * c)', '(1 - c)'],
    ],
  },
  {
    title: 'a gated unit over time',
    language: 'typescript',
    source: `export class GRUCell {
  Wz: number; Uz: number; Wr: number; Ur: number; Wh: number; Uh: number;
  dWz = 0; dUz = 0; dWr = 0; dUr = 0; dWh = 0; dUh = 0;
  private cache: { x: number; h: number; z: number; r: number; c: number }[] = [];
  constructor(p: number[]) { [this.Wz, this.Uz, this.Wr, this.Ur, this.Wh, this.Uh] = p; }
  forward(xs: number[], h0: number): number {
    let h = h0;
    this.cache = [];
    for (const x of xs) {
      const z = 1 / (1 + Math.exp(-(this.Wz * x + this.Uz * h)));
      const r = 1 / (1 + Math.exp(-(this.Wr * x + this.Ur * h)));
      const c = Math.tanh(this.Wh * x + this.Uh * (r * h));
      this.cache.push({ x, h, z, r, c });
      h = (1 - z) * h + z * c;
    }
    return h;
  }
  backward(dh: number): number {
    for (let t = this.cache.length - 1; t >= 0; t--) {
      const { x, h, z, r, c } = this.cache[t];
      const dz = dh * (c - h) * z * (1 - z);
      const dc = dh * z * (1 - c * c);
      const drh = dc * this.Uh;
      const dr = drh * h * r * (1 - r);
      this.dWz += dz * x; this.dUz += dz * h;
      this.dWr += dr * x; this.dUr += dr * h;
      this.dWh += dc * x; this.dUh += dc * r * h;
      dh = dh * (1 - z) + drh * r + dz * this.Uz + dr * this.Ur;
    }
    return dh;
  }
}
`,
    mistakes: [
      ['dh * (c - h) * z * (1 - z)', 'dh * (c - h) * (1 - z)'],
      ['z * (1 - c * c)', 'z * (1 - c)'],
      ['h * r * (1 - r)', 'h * r'],
    ],
  },
  {
    title: 'long short-term memory in Python, whose gradients are made for each key of what is given',
    language: 'python',
    source: `import math

def sigmoid(v):
    return 1 / (1 + math.exp(-v))

def forward(xs, h, c, p):
    steps = []
    for x in xs:
        i = sigmoid(p['wi'] * x + p['ui'] * h)
        f = sigmoid(p['wf'] * x + p['uf'] * h)
        o = sigmoid(p['wo'] * x + p['uo'] * h)
        g = math.tanh(p['wg'] * x + p['ug'] * h)
        c_new = f * c + i * g
        t = math.tanh(c_new)
        steps.append((x, h, c, i, f, o, g, t))
        h, c = o * t, c_new
    return h, steps

def backward(dh, steps, p):
    grads = {key: 0.0 for key in p}
    dc = 0.0
    for x, h, c, i, f, o, g, t in reversed(steps):
        do = dh * t * o * (1 - o)
        dc = dc + dh * o * (1 - t * t)
        di = dc * g * i * (1 - i)
        df = dc * c * f * (1 - f)
        dg = dc * i * (1 - g * g)
        grads['wi'] += di * x
        grads['ui'] += di * h
        grads['wf'] += df * x
        grads['uf'] += df * h
        grads['wo'] += do * x
        grads['uo'] += do * h
        grads['wg'] += dg * x
        grads['ug'] += dg * h
        dh = di * p['ui'] + df * p['uf'] + do * p['uo'] + dg * p['ug']
        dc = dc * f
    return grads
`,
    mistakes: [
      ['g * i * (1 - i)', 'g * i'],
      ['dc = dc * f', 'dc = dc * i'],
      ['dc = dc + dh * o', 'dc = dh * o'],
    ],
  },
];

const fork: WithMistakes = {
  title: 'activations of one number, which goes elsewhere, too',
  language: 'javascript',
  source: `class Fork {
  forward(x, y) {
    this.x = x;
    this.y = y;
    this.a = Math.tanh(x);
    this.b = 1 / (1 + Math.exp(-x));
    return this.a * y + this.b * x;
  }
  backward(dout) {
    const da = dout * this.y * (1 - this.a * this.a);
    const db = dout * this.x * this.b * (1 - this.b);
    const dy = dout * this.a;
    const dx = da + db + dout * this.b;
    return [dx, dy];
  }
}`,
  mistakes: [
    ['dout * this.y * (1', '-dout * this.y * (1'],
    ['da + db +', 'da * (1 - this.a * this.a) + db +'],
    ['dout * this.x * this.b', 'dout * this.y * this.b'],
  ],
};

describe('gradients of gates', () => {
  tellTheirLines([...programs, fork], wrongLinesOnce);

  for (const { title, language, source } of programs)
    it(`are right in ${title}`, () => areRight(source, language, 6));

  it(`are right in ${fork.title}`, () => areRight(fork.source, fork.language, 4));
});

/** A cell with a gate whose squash is written in one of several ways. */
const mixing = (squash: string, dz: string) => `const squash = ${squash};
class Mixer {
  constructor() {
    this.g = { w: 0, u: 0, b: 0, v: 0 };
  }
  step(x, before) {
    const { w, u, b, v } = this.p;
    const z = squash(w * x + u * before + b);
    const n = Math.tanh(v * x);
    this.kept = { x, before, z, n };
    return (1 - z) * before + z * n;
  }
  back(dAfter) {
    const { x, before, z, n } = this.kept;
    const dz = ${dz};
    const dn = dAfter * z * (1 - n * n);
    this.g.w += dz * x;
    this.g.u += dz * before;
    this.g.b += dz;
    this.g.v += dn * x;
    return dAfter * (1 - z) + dz * this.p.u;
  }
}
`;

describe('A gate whose squash takes minus what it gets', () => {
  for (const squash of [
    '(v) => 1 / (1 + Math.exp(-v))',
    '(v) => 1 / (1 + Math.exp(0 - v))',
    '(v) => 1 / (1 + Math.exp(-1 * v))',
    '(v) => Math.exp(v) / (1 + Math.exp(v))',
  ]) {
    it(`has the gradient of what it gets: ${squash}`, () =>
      areRight(mixing(squash, 'dAfter * (n - before) * z * (1 - z)'), 'javascript', 6));
    it(`has not that of minus it: ${squash}`, () =>
      assert.deepEqual(
        wrongLinesOnce(mixing(squash, 'dAfter * (before - n) * z * (1 - z)'), 'javascript'),
        [15],
      ));
  }
});

describe('What a way back takes out of what its step has kept, and never reads', () => {
  const source = `class Memory {
  forward(x, hBefore, cBefore) {
    const f = Math.tanh(this.w.f * x + this.u.f * hBefore);
    const i = Math.tanh(this.w.i * x + this.u.i * hBefore);
    const c = f * cBefore + i * x;
    this.kept = { x, hBefore, cBefore, f, i, c };
    return Math.tanh(c);
  }
  backward(dh) {
    const { x, hBefore, cBefore, f, i, c } = this.kept;
    const dc = dh * (1 - Math.tanh(c) ** 2);
    const zf = dc * cBefore * (1 - f * f);
    const zi = dc * x * (1 - i * i);
    const dx = zf * this.w.f + zi * this.w.i + dc * i;
    const dhBefore = zf * this.u.f + zi * this.u.i;
    return { dx, dhBefore, dcBefore: dc * f };
  }
}
`;
  it('is right where it reads all', () => areRight(source, 'javascript', 4));
  for (const other of ['c', 'hBefore', 'x'])
    it(`is what belongs there: not ${other}`, () => {
      const wrong = source.replace('dc * cBefore *', `dc * ${other} *`);
      assert.deepEqual(wrongLinesOnce(wrong, 'javascript'), [12]);
    });
});
