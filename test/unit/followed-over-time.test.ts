/* One mistake in a cell that goes over time puts off all that earlier steps are made of: one line has it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';
import { areRight, instead, toldOf } from './told';

const cell = (edit: (line: string) => string) =>
  `const squash = (v) => 1 / (1 + Math.exp(-v));

function lossOverTime(cell, inputs, wanted) {
  const { wf, uf, bf, wr, ur, br, wn, un, bn, wo } = cell;
  const size = bf.length;
  const seen = [];
  let state = new Float64Array(size);
  let loss = 0;
  for (let t = 0; t < inputs.length; t++) {
    const x = inputs[t];
    const before = state;
    const f = new Float64Array(size);
    const r = new Float64Array(size);
    const back = new Float64Array(size);
    const n = new Float64Array(size);
    state = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let af = bf[i];
      let ar = br[i];
      let an = bn[i];
      for (let j = 0; j < x.length; j++) {
        af += wf[i][j] * x[j];
        ar += wr[i][j] * x[j];
        an += wn[i][j] * x[j];
      }
      for (let j = 0; j < size; j++) {
        af += uf[i][j] * before[j];
        ar += ur[i][j] * before[j];
        back[i] += un[i][j] * before[j];
      }
      f[i] = squash(af);
      r[i] = squash(ar);
      n[i] = Math.tanh(an + r[i] * back[i]);
      state[i] = f[i] * before[i] + (1 - f[i]) * n[i];
    }
    const out = wo.map((row) => Math.exp(row.reduce((sum, w, i) => sum + w * state[i], 0)));
    const total = out.reduce((sum, each) => sum + each, 0);
    for (let k = 0; k < out.length; k++) out[k] /= total;
    loss -= Math.log(out[wanted[t]]);
    seen.push({ x, before, f, r, back, n, state, out });
  }
  const dwf = wf.map((row) => row.map(() => 0));
  const duf = uf.map((row) => row.map(() => 0));
  const dbf = bf.map(() => 0);
  const dwr = wr.map((row) => row.map(() => 0));
  const dur = ur.map((row) => row.map(() => 0));
  const dbr = br.map(() => 0);
  const dwn = wn.map((row) => row.map(() => 0));
  const dun = un.map((row) => row.map(() => 0));
  const dbn = bn.map(() => 0);
  const dwo = wo.map((row) => row.map(() => 0));
  let dNext = new Float64Array(size);
  for (let t = seen.length - 1; t >= 0; t--) {
    const { x, before, f, r, back, n, state, out } = seen[t];
    const dBefore = new Float64Array(size);
    const dState = new Float64Array(dNext);
    for (let k = 0; k < out.length; k++) {
      const dOut = out[k] - (k === wanted[t] ? 1 : 0);
      for (let i = 0; i < size; i++) {
        dwo[k][i] += dOut * state[i];
        dState[i] += dOut * wo[k][i];
      }
    }
    for (let i = 0; i < size; i++) {
      const df = dState[i] * (before[i] - n[i]);
      const dn = dState[i] * (1 - f[i]);
      const daf = df * f[i] * (1 - f[i]);
      const dan = dn * (1 - n[i] * n[i]);
      const dr = dan * back[i];
      const dar = dr * r[i] * (1 - r[i]);
      const dBack = dan * r[i];
      dBefore[i] += dState[i] * f[i];
      dbr[i] += dar;
      dbf[i] += daf;
      dbn[i] += dan;
      for (let j = 0; j < x.length; j++) {
        dwf[i][j] += daf * x[j];
        dwr[i][j] += dar * x[j];
        dwn[i][j] += dan * x[j];
      }
      for (let j = 0; j < size; j++) {
        duf[i][j] += daf * before[j];
        dur[i][j] += dar * before[j];
        dun[i][j] += dBack * before[j];
        dBefore[j] += daf * uf[i][j] + dar * ur[i][j] + dBack * un[i][j];
      }
    }
    dNext = dBefore;
  }
  return { loss, dwf, duf, dbf, dwr, dur, dbr, dwn, dun, dbn, dwo };
}
`
    .split('\n')
    .map(edit)
    .join('\n');

const lineOf = (text: string) =>
  cell((line) => line)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const off = (source: string) =>
  verdictsOn(source, 'javascript').flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : []));

describe('A mistake in a cell that goes over time', () => {
  it('is none where there is none', () => assert.deepEqual(off(cell((line) => line)), []));

  it('is none in the gradient of a state that is kept for later', () =>
    assert.equal(
      toldOf(
        cell((line) => line),
        'javascript',
      ).dState,
      'right',
    ));

  for (const [right, wrong] of [
    ['dn * (1 - n[i] * n[i])', 'dn'],
    ['duf[i][j] += daf * before[j]', 'duf[i][j] += dan * before[j]'],
    ['dBefore[i] += dState[i] * f[i]', 'dBefore[i] += dState[i] * (1 - f[i])'],
    ['dBefore[i] += dState[i] * f[i]', 'dBefore[i] += dState[i]'],
    ['dar = dr * r[i] * (1 - r[i])', 'dar = dr * (1 - r[i])'],
  ])
    it(`is on its own line: ${wrong} for ${right}`, () =>
      assert.deepEqual(off(cell((line) => line.replace(right, wrong))), [lineOf(right)]));
});

const inPython = (carry: string) => `import math

def over_time(w, u, b, xs, wanted):
    size = len(b)
    states = [[0.0] * size]
    loss = 0.0
    for x in xs:
        state = []
        for i in range(size):
            z = b[i]
            for j in range(len(x)):
                z += w[i][j] * x[j]
            for j in range(size):
                z += u[i][j] * states[-1][j]
            state.append(math.tanh(z))
        states.append(state)
        for i in range(size):
            loss += 0.5 * (state[i] - wanted[i]) ** 2
    dw = [[0.0] * len(xs[0]) for _ in range(size)]
    du = [[0.0] * size for _ in range(size)]
    db = [0.0] * size
    dlater = [0.0] * size
    for t in reversed(range(len(xs))):
        dearlier = [0.0] * size
        for i in range(size):
            dstate = states[t + 1][i] - wanted[i] + dlater[i]
            dz = (1 - states[t + 1][i] ** 2) * dstate
            db[i] += dz
            for j in range(len(xs[t])):
                dw[i][j] += dz * xs[t][j]
            for j in range(size):
                du[i][j] += dz * states[t][j]
                dearlier[j] += u[i][j] * dz
${carry}    return loss, dw, du, db
`;

const ofNumbers = (carry: string) => `function overTime(w, u, b, xs, ys) {
  const states = [0];
  let loss = 0;
  for (let t = 0; t < xs.length; t++) {
    states[t + 1] = Math.tanh(w * xs[t] + u * states[t] + b);
    loss += 0.5 * (states[t + 1] - ys[t]) ** 2;
  }
  let dw = 0, du = 0, db = 0, dLater = 0;
  for (let t = xs.length - 1; t >= 0; t--) {
    const dState = states[t + 1] - ys[t] + dLater;
    const dz = (1 - states[t + 1] * states[t + 1]) * dState;
    dw += dz * xs[t];
    du += dz * states[t];
    db += dz;
    const dEarlier = u * dz;
${carry}  }
  return { loss, dw, du, db };
}
`;

describe('What a step hands back to the one before it', () => {
  const wholes = [
    { language: 'python', made: inPython, carry: '        dlater = dearlier\n' },
    { language: 'javascript', made: ofNumbers, carry: '    dLater = dEarlier;\n' },
    {
      language: 'javascript',
      made: (carry: string) => cell((line) => (/dNext = dB/.test(line) ? carry.trimEnd() : line)),
      carry: '    dNext = dBefore;\n',
    },
  ] as const;
  for (const { language, made, carry } of wholes) {
    it(`is handed back by one line in ${language}: ${carry.trim()}`, () => {
      const wrong = (text: string) =>
        verdictsOn(text, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(wrong(made(carry)), []);
      const [found, ...more] = wrong(made(''));
      assert.deepEqual(more, []);
      assert.deepEqual(
        found?.edits.map(({ text }) => text),
        [carry],
      );
    });
  }

  for (const carry of ['u', 'w * dz', 'u * dState', 'xs[t] * dz'])
    it(`is told where it is another one: ${carry}`, () => {
      const told = verdictsOn(
        ofNumbers(`    dLater = ${carry};\n`).replace('    const dEarlier = u * dz;\n', ''),
        'javascript',
      ).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        told.map(({ line, edits }) => [line, edits.length > 0]),
        [[15, true]],
      );
    });
});

const leakyInPython = `import math

class Leaky:
    def __init__(self, u, v, c):
        self.u = u
        self.v = v
        self.c = c

    def forward(self, xs, s0):
        self.xs = xs
        self.states = [s0]
        s = s0
        for x in xs:
            s = math.tanh(self.u * x + self.v * s + self.c)
            self.states.append(s)
        return s

    def backward(self, ds):
        self.du = 0.0
        self.dv = 0.0
        self.dc = 0.0
        for t in reversed(range(len(self.xs))):
            s = self.states[t + 1]
            dz = ds * (1 - s * s)
            self.du += dz * self.xs[t]
            self.dv += dz * self.states[t]
            self.dc += dz
            ds = dz * self.v
        return ds
`;
const leaky = `class Leaky {
  constructor(u, v, c) { this.u = u; this.v = v; this.c = c; }
  forward(xs, s0) {
    this.xs = xs;
    this.states = [s0];
    let s = s0;
    for (const x of xs) {
      s = s + 0.1 * (Math.sin(this.u * x + this.v * s) + this.c);
      this.states.push(s);
    }
    return s;
  }
  backward(ds) {
    this.du = this.dv = this.dc = 0;
    for (let t = this.xs.length - 1; t >= 0; t--) {
      let dz = 0.1 * ds * Math.cos(this.u * this.xs[t] + this.v * this.states[t]);
      this.du += dz * this.xs[t];
      this.dv += dz * this.states[t];
      this.dc += 0.1 * ds;
      ds = ds + dz * this.v;
    }
    return ds;
  }
}
`;

describe('What a step hands back of what it is handed', () => {
  const wrong = (source: string, language: Language) =>
    verdictsOn(source, language).flatMap(({ judgement, edits }) =>
      judgement === 'wrong' ? [edits.map(({ text }) => text.trim())] : [],
    );
  const programs: readonly (readonly [Language, string, string])[] = [
    ['python', leakyInPython, 'ds = dz * self.v'],
    ['javascript', leaky, 'ds = ds + dz * this.v;'],
  ];
  for (const [language, source, line] of programs) {
    it(`is right in ${language}`, () => areRight(source, language, 5));
    it(`has a name in ${language}`, () =>
      assert.deepEqual(wrong(instead(source, line, line.replace('ds =', 'dz =')), language), [['ds']]));
  }
  it('is a line that may be missing', () =>
    assert.deepEqual(wrong(instead(leakyInPython, '            ds = dz * self.v\n', ''), 'python'), [
      ['ds = dz * self.v'],
    ]));
});

const spring = `class Spring {
  constructor(stiff, drag, dt, steps) { Object.assign(this, { stiff, drag, dt, steps }); }
  forward(x0, v0) {
    this.trace = [];
    let x = x0, v = v0;
    for (let n = 0; n < this.steps; n++) {
      this.trace.push({ x, v });
      const pull = -this.stiff * x - this.drag * v;
      const later = x + this.dt * v;
      v = v + this.dt * pull;
      x = later;
    }
    return { x, v };
  }
  backward({ dx, dv }) {
    this.dstiff = 0;
    this.ddrag = 0;
    for (let n = this.steps - 1; n >= 0; n--) {
      const { x, v } = this.trace[n];
      const dpull = dv * this.dt;
      this.dstiff -= x * dpull;
      this.ddrag -= v * dpull;
      dv = dv + this.dt * dx - this.drag * dpull;
      dx = dx - this.stiff * dpull;
    }
    return { dx, dv };
  }
}
`;
const drift = `import math

def forward(x, w, steps):
    seen = []
    for _ in range(steps):
        seen.append(x)
        x = x + w * math.sin(x)
    return x, seen

def backward(dx, seen, w):
    dw = 0.0
    for x in reversed(seen):
        dw += dx * math.sin(x)
        dx += dx * w * math.cos(x)
    return dx, dw
`;

describe('What a step adds to what it is handed', () => {
  it('goes on to the step before it', () => {
    areRight(spring, 'javascript', 4);
    areRight(drift, 'python', 2);
  });
  for (const [language, source, right, wrong] of [
    ['javascript', spring, 'dv = dv + this.dt * dx', 'dv = dv + dx'],
    ['javascript', spring, 'dx = dx - this.stiff', 'dx = dx + this.stiff'],
    ['python', drift, 'dx += dx * w * math.cos(x)', 'dx += dx * w * math.sin(x)'],
    ['python', drift, 'dx += dx * w * math.cos(x)', 'dx = dx * w * math.cos(x)'],
  ] as const)
    it(`is told where it is another one: ${wrong}`, () => {
      const program = instead(source, right, wrong);
      const line = program.slice(0, program.indexOf(wrong)).split('\n').length;
      const told = verdictsOn(program, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        told.map((each) => each.line),
        [line],
      );
    });
});
