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

  for (const [rule, source] of Object.entries(otherRules))
    it(`is none where something else is meant: ${rule}`, () => {
      assert.deepEqual(
        said(source).filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited'),
        [],
      );
    });
});
