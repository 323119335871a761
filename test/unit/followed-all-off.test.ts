/*
 * Passes of which a mistake leaves nothing right but the difference that all comes from: they are found where an edit makes
 * all of them right, and what is learned by another rule is left alone.
 */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { readJudged } from '../judged/program';
import { analyze } from './analyze';

const programs = readJudged('test/judged/javascript');
const read = (name: string) => {
  const [program] = programs.filter(({ file }) => file === name);
  return program.source;
};

const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ judgement, at }) => ({ judgement, line: source.slice(0, at.from).split('\n').length })),
  );

/** Makes one of a program's lines wrong, and gives what is said to be wrong, with that line. */
function wrongWith(source: string, right: string, wrong: string) {
  assert.equal(source.split(right).length, 2, right);
  const line = source.slice(0, source.indexOf(right)).split('\n').length;
  const found = said(source.replace(right, wrong)).filter(({ judgement }) => judgement === 'wrong');
  return { found: found.map((each) => each.line), line };
}

const slips: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'layers-by-number.js': [
    ['error * out * (1 - out)', 'error * out * (1 + out)'],
    ['error * out * (1 - out)', 'error * (1 - out)'],
    ['error * out * (1 - out)', 'error * (1 - out * out)'],
    ['error * out * (1 - out)', 'error'],
    ['error += this.deltas[l + 1][k] * this.weights[l + 1][k][j]', 'error += this.deltas[l + 1][k]'],
    ['this.weights[l + 1][k][j]', 'this.weights[l + 1][j][k]'],
    ['error = target[j] - out', 'error = out - target[j]'],
  ],
  'next-weights.js': [
    ['slope += miss * row[k]', 'slope += miss'],
    ['slope += miss * row[k]', 'slope = miss * row[k]'],
    ['slope += miss * row[k]', 'slope += miss * miss'],
    ['weights[k] - (', 'weights[k] + ('],
  ],
};

/** A neuron, or two layers of them, that learn by `rule`. */
const neuron = (rule: string, output = 'Math.tanh(sum)') => `
class Neuron {
  constructor(n, rate) {
    this.w = Array.from({ length: n }, () => Math.random());
    this.b = 0;
    this.rate = rate;
  }
  predict(x) {
    let sum = this.b;
    for (let i = 0; i < x.length; i++) sum += this.w[i] * x[i];
    return ${output};
  }
  train(x, target) {
    const out = this.predict(x);
    const error = target - out;
    ${rule}
  }
}`;
const layers = (rule: string, output = 'Math.tanh(sum)') => `
class Layers {
  constructor(n, m, rate) {
    this.rate = rate;
    this.w = [];
    this.v = [];
    this.fixed = [];
    for (let j = 0; j < m; j++) {
      this.v[j] = Math.random();
      this.fixed[j] = Math.random();
      this.w[j] = Array.from({ length: n }, () => Math.random());
    }
  }
  run(x) {
    this.h = [];
    let sum = 0;
    for (let j = 0; j < this.v.length; j++) {
      let inner = 0;
      for (let i = 0; i < x.length; i++) inner += this.w[j][i] * x[i];
      this.h[j] = Math.tanh(inner);
      sum += this.v[j] * this.h[j];
    }
    return ${output};
  }
  train(x, target) {
    const error = target - this.run(x);
    for (let j = 0; j < this.v.length; j++) {
      ${rule}
    }
  }
}`;

/** Programs with mistakes in one line each. */
const programsWith: readonly (readonly [
  what: string,
  source: string,
  all: readonly (readonly [string, string])[],
])[] = [
  [
    'a single unit with a rate that is written as a number',
    neuron('for (let i = 0; i < x.length; i++) this.w[i] += error * x[i] * 0.1;', '1 / (1 + Math.exp(-sum))'),
    [
      ['this.w[i] += error', 'this.w[i] -= error'],
      ['error * x[i] * 0.1', 'error * 0.1'],
      ['error * x[i] * 0.1', 'error * error * 0.1'],
    ],
  ],
  [
    'a step that has lost what it is along',
    `const learningRate = 0.01;
let slope = Math.random();
let offset = Math.random();
const learn = (x, y) => {
  const guess = offset + slope * x;
  const gap = guess - y;
  offset -= learningRate * gap;
  slope -= learningRate * gap * x;
};`,
    [
      ['learningRate * gap * x', 'learningRate * x'],
      ['learningRate * gap * x', 'learningRate * gap * gap'],
      ['offset -= learningRate', 'offset += learningRate'],
    ],
  ],
  [
    'pulls with a rate of which one goes the other way',
    `const data = [[1.2, 0.7, 1], [-0.3, -0.5, -1], [3, 0.1, 1]];
let a = 1, b = -2, c = -1;
for (let t = 0; t < 400; t++) {
  const [x, y, label] = data[Math.floor(Math.random() * data.length)];
  const score = a * x + b * y + c;
  let pull = 0;
  if (label === 1 && score < 1) pull = 1;
  if (label === -1 && score > -1) pull = -1;
  const step = 0.01;
  a += step * (x * pull - a);
  b += step * (y * pull - b);
  c += step * pull;
}`,
    [['c += step * pull', 'c -= step * pull']],
  ],
];

const otherRules: Readonly<Record<string, string>> = {
  'the slope is left to a loss that matches': neuron(
    'for (let i = 0; i < x.length; i++) this.w[i] += this.rate * error * x[i]; this.b += this.rate * error;',
  ),
  'the slope of a threshold is left out': neuron(
    'for (let i = 0; i < x.length; i++) this.w[i] += this.rate * error * x[i]; this.b += this.rate * error;',
    'sum > 0 ? sum : 0',
  ),
  'a step as long as the input is short': neuron(
    `let size = 0;
    for (let i = 0; i < x.length; i++) size += x[i] * x[i];
    for (let i = 0; i < x.length; i++) this.w[i] += (this.rate * error * x[i]) / size;`,
    'sum',
  ),
  'the inputs that fire together': neuron(
    'for (let i = 0; i < x.length; i++) this.w[i] += this.rate * out * (x[i] - out * this.w[i]); this.b += this.rate * error * out;',
    'sum',
  ),
  'two layers with a loss that matches': layers(
    `const d = error * this.v[j] * (1 - this.h[j] * this.h[j]);
      this.v[j] += this.rate * error * this.h[j];
      for (let i = 0; i < x.length; i++) this.w[j][i] += this.rate * d * x[i];`,
  ),
  'an error that goes back through weights of its own': layers(
    `const d = error * this.fixed[j] * (1 - this.h[j] * this.h[j]);
      this.v[j] += this.rate * error * this.h[j];
      for (let i = 0; i < x.length; i++) this.w[j][i] += this.rate * d * x[i];`,
    'sum',
  ),
  'signs alone': layers(
    `this.v[j] += this.rate * Math.sign(error) * this.h[j];
      for (let i = 0; i < x.length; i++) this.w[j][i] += this.rate * Math.sign(error * this.v[j]) * x[i];`,
    'sum',
  ),
};

describe('A pass of which only the difference is right', () => {
  for (const [file, all] of Object.entries(slips))
    for (const [right, wrong] of all)
      it(`has its mistake in the line of ${wrong} (${file})`, () => {
        const { found, line } = wrongWith(read(file), right, wrong);
        assert.deepEqual(found, [line]);
      });

  for (const [what, source, all] of programsWith) {
    it(`is right in ${what}`, () =>
      assert.deepEqual(
        said(source).filter(({ judgement }) => !/^(exact|correct)$/.test(judgement)),
        [],
      ));
    for (const [right, wrong] of all)
      it(`has its mistake in the line of ${wrong}, in ${what}`, () => {
        const { found, line } = wrongWith(source, right, wrong);
        assert.deepEqual(found, [line]);
      });
  }

  for (const [rule, source] of Object.entries(otherRules))
    it(`is none where something else is meant: ${rule}`, () => {
      assert.deepEqual(
        said(source).filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited'),
        [],
      );
    });
});
