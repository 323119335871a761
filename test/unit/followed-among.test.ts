/* What is told by what stands beside it: a member among gradients, a decay among steps, what comes from above by how it is used. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const lineOf = (source: string, at: number) => source.slice(0, at).split('\n').length;
const told = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement, at, edits }) => ({
      name,
      judgement,
      line: lineOf(source, at.from),
      edits,
    })),
  );
const wrong = (source: string) => told(source).filter(({ judgement }) => /wrong|inherited/.test(judgement));

const overTime = `function echoLoss(xs, ys, start, p) {
  const hs = [start], guesses = [];
  let loss = 0;
  for (let t = 0; t < xs.length; t++) {
    hs.push(Math.tanh(p.in * xs[t] + p.back * hs[t] + p.shift));
    guesses.push(p.out * hs[t + 1]);
    loss += 0.5 * (guesses[t] - ys[t]) ** 2;
  }
  const g = { in: 0, back: 0, shift: 0, out: 0 };
  let later = 0;
  for (let t = xs.length - 1; t >= 0; t--) {
    const off = guesses[t] - ys[t];
    g.out += off * hs[t + 1];
    const dz = (off * p.out + later) * (1 - hs[t + 1] * hs[t + 1]);
    g.in += dz * xs[t];
    g.back += dz * hs[t];
    g.shift += dz;
    later = dz * p.back;
  }
  return { loss, g };
}
`;

const factors = (first: string, second: string) => `function learn(marks, A, B, rate, decay) {
  for (const { a, b, mark } of marks) {
    let guess = 0;
    for (let k = 0; k < A[a].length; k++) guess += A[a][k] * B[b][k];
    const off = mark - guess;
    for (let k = 0; k < A[a].length; k++) {
      const held = A[a][k];
      A[a][k] += rate * (off * B[b][k] ${first} decay * held);
      B[b][k] += rate * (off * held ${second} decay * B[b][k]);
    }
  }
}
`;

const unit = (slope: string) => `class Unit {
  constructor(weight, shift) { this.weight = weight; this.shift = shift; }
  forward(x) {
    this.x = x;
    this.y = Math.tanh(this.weight * x + this.shift);
    return this.y;
  }
  backward(fromAbove) {
    const dsum = fromAbove * ${slope};
    this.dweight = dsum * this.x;
    this.dshift = dsum;
    return dsum * this.weight;
  }
}
`;

describe('what stands beside a gradient', () => {
  it('says of a member that it is one, too, and where it is put', () => {
    const right = told(overTime);
    for (const { name, judgement } of right) assert.match(judgement, /exact|correct/, name);
    const lines = right.filter(({ name }) => name.startsWith('g.')).map(({ line }) => line);
    assert.deepEqual(lines, [13, 15, 16, 17]);
    for (const [was, is, line] of [
      ['dz * hs[t];', 'dz * hs[t + 1];', 16],
      ['g.shift += dz;', 'g.shift += 2 * dz;', 17],
    ] as const)
      assert.deepEqual(
        wrong(overTime.replace(was, is)).map((each) => each.line),
        [line],
      );
  });

  it('says that a decay has to make small what it is of', () => {
    assert.deepEqual(wrong(factors('-', '-')), []);
    const [only, ...more] = wrong(factors('-', '+'));
    assert.deepEqual([only.line, only.edits.length > 0, more.length], [9, true, 0]);
    assert.deepEqual(
      wrong(factors('+', '-')).map(({ line }) => line),
      [8],
    );
  });

  it('says that what is only a factor comes from above, whatever it is called', () => {
    const right = told(unit('(1 - this.y * this.y)'));
    assert.equal(right.length, 4);
    for (const { name, judgement } of right) assert.match(judgement, /exact|correct/, name);
    assert.deepEqual(
      wrong(unit('(1 - this.y)'))
        .filter(({ judgement }) => judgement === 'wrong')
        .map(({ line }) => line),
      [9],
    );
  });

  const line = (end: string, w: string, b: string) => `function lossAndGrad(p, xs, ys) {
  let loss = 0;
  const g = { w: 0, b: 0 };
  for (let i = 0; i < xs.length; i++) {
    const off = p.w * xs[i] + p.b - ys[i];
    loss += off * off;
    g.w += ${w};
    g.b += ${b};
  }
  return ${end};
}
`;
  it('is no number of the same thing, as a bias is none of its weight', () => {
    for (const end of ['{ loss, g }', '[loss, g]']) {
      assert.deepEqual(
        told(line(end, '2 * off * xs[i]', '2 * off')).map(({ name, judgement }) => [
          name,
          judgement === 'wrong',
        ]),
        [
          ['g.w', false],
          ['g.b', false],
        ],
      );
      assert.deepEqual(
        wrong(line(end, '2 * off * xs[i]', 'off')).map((each) => each.line),
        [8],
      );
      assert.deepEqual(
        wrong(line(end, '2 * off', '2 * off')).map((each) => each.line),
        [7],
      );
    }
  });
});
