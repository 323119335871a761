/* Gradients whose names do not say so: which count, and of what they are. Real runs say that the programs are right. */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import type { Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** A program, what is right in it, and what proves that: by a rate of 1 it steps its weights down the loss. */
interface Program {
  readonly source: string;
  /** Each as `line name of variable`. */
  readonly right: readonly string[];
  /** What the program makes of the weights: code that reads the inputs `i`. */
  readonly stepped: string;
  readonly loss: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly weights: readonly string[];
}

const margin: Program = {
  source: `class Machine {
  learn(x, y, label, rate) {
    const score = this.a * x + this.b * y + this.c;
    let pull = 0;
    if (label === 1 && score < 1) pull = 1;
    if (label === -1 && score > -1) pull = -1;
    this.a += rate * (x * pull - this.a);
    this.b += rate * (y * pull - this.b);
    this.c += rate * pull;
  }
}`,
  right: ['5 pull of score', '7 x * pull of this.a', '8 y * pull of this.b', '9 pull of this.c'],
  stepped: `const m = Object.assign(new Machine(), { a: i.a, b: i.b, c: i.c }); m.learn(i.x, i.y, 1, 1); [m.a, m.b, m.c]`,
  loss: 'Math.max(0, 1 - i.a * i.x - i.b * i.y - i.c) + (i.a ** 2 + i.b ** 2) / 2',
  inputs: { a: 0.3, b: -0.2, c: 0.1, x: 0.8, y: 0.4 },
  weights: ['a', 'b', 'c'],
};

const sums: Program = {
  source: `function fit(xs, ys, slope, start, rate) {
  let first = 0;
  let second = 0;
  for (let i = 0; i < xs.length; i++) {
    const error = slope * xs[i] + start - ys[i];
    first += error * xs[i];
    second += error;
  }
  slope -= rate * first;
  start -= rate * second;
  return { slope, start };
}`,
  right: ['5 error of slope * xs[i] + start', '6 first of slope', '7 second of start'],
  stepped: 'const { slope, start } = fit([i.x, i.y], [1, 2], i.a, i.b, 1); [slope, start]',
  loss: '((i.a * i.x + i.b - 1) ** 2 + (i.a * i.y + i.b - 2) ** 2) / 2',
  inputs: { a: 0.3, b: -0.2, x: 0.8, y: 0.4 },
  weights: ['a', 'b'],
};

const network: Program = {
  source: `const squash = (z) => 1 / (1 + Math.exp(-z));
class Net {
  run(input) {
    this.hidden = this.inner.map((row) => squash(row[0] * input[0] + row[1] * input[1]));
    this.output = squash(this.outer[0] * this.hidden[0] + this.outer[1] * this.hidden[1]);
    return this.output;
  }
  train(input, target, rate) {
    this.run(input);
    const miss = target - this.output;
    const blame = miss * this.output * (1 - this.output);
    for (let j = 0; j < 2; j++) {
      const share = blame * this.outer[j] * this.hidden[j] * (1 - this.hidden[j]);
      this.outer[j] += rate * blame * this.hidden[j];
      for (let k = 0; k < 2; k++) this.inner[j][k] += rate * share * input[k];
    }
  }
}`,
  right: [
    '10 miss of this.output',
    '14 blame * this.hidden[j] of this.outer',
    '15 share * input[k] of this.inner',
  ],
  stepped: `const net = Object.assign(new Net(), { inner: [[i.a, i.b], [i.c, i.d]], outer: [i.e, i.f] });
    net.train([i.x, i.y], 1, 1); [...net.inner.flat(), ...net.outer]`,
  loss: `const net = Object.assign(new Net(), { inner: [[i.a, i.b], [i.c, i.d]], outer: [i.e, i.f] });
    (net.run([i.x, i.y]) - 1) ** 2 / 2`,
  inputs: { a: 0.3, b: -0.2, c: 0.1, d: 0.6, e: 0.7, f: -0.4, x: 0.8, y: 0.5 },
  weights: ['a', 'b', 'c', 'd', 'e', 'f'],
};

const beside: Program = {
  source: `function lossOf(p, q) {
  return p * p * q + Math.sin(q);
}
let p = i.p;
let q = i.q;
const rate = 1;
for (let k = 0; k < 1; k++) {
  const left = 2 * p * q;
  const right = p * p + Math.cos(q);
  p = p - rate * left;
  q = q - rate * right;
}`,
  right: ['8 left of p', '9 right of q'],
  stepped: '[p, q]',
  loss: 'i.p * i.p * i.q + Math.sin(i.q)',
  inputs: { p: 0.4, q: 0.7 },
  weights: ['p', 'q'],
};

const programs = { margin, sums, network, beside };

function told(source: string, isAsked: boolean): readonly Verdict[] {
  const analysis = analyze(source);
  return verify(isAsked ? closerLook(analysis) : analysis).flatMap(({ verdicts }) => verdicts);
}

const brief = ({ line, name, of }: Verdict) => `${line} ${name} of ${of}`;

describe('a gradient under whatever name', () => {
  for (const [name, { source, right, stepped, loss, inputs, weights }] of Object.entries(programs)) {
    const of = (code: string, i: Readonly<Record<string, number>>): unknown =>
      runInNewContext(`${source}\n${code}`, { i });

    it(`really goes down the loss, in the program ${name}`, () => {
      const after = of(stepped, inputs) as number[];
      for (const [k, weight] of weights.entries()) {
        const moved = (by: number) => of(loss, { ...inputs, [weight]: inputs[weight] + by }) as number;
        const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        assert.ok(Math.abs(inputs[weight] - after[k] - slope) < 1e-6, `${weight}: ${slope}`);
      }
    });

    it(`is right, and nothing else is said, in the program ${name}`, () => {
      const found = told(source, true);
      for (const { judgement } of found) assert.match(judgement, /exact|correct/);
      for (const each of right) assert.ok(found.map(brief).includes(each), found.map(brief).join('; '));
    });
  }

  it('says under which loss it is right where none is written', () => {
    const [first] = told(network.source, true);
    assert.equal(first.reason, 'Right minus the gradient of half the squared error: updates must add it.');
    const [pull] = told(margin.source, true);
    assert.match(pull.reason ?? '', /hinge loss/);
  });

  it('says nothing unasked of two weights of one layer, and tells of a network', () => {
    assert.deepEqual(told(sums.source, false), []);
    assert.ok(told(network.source, false).length > 2);
  });

  it('is wrong where an edit makes all of the pass right', () => {
    for (const [was, is, wanted, sentence] of [
      ['error * xs[i]', 'error * ys[i]', '6 first of null', 'uses ys[i] where xs[i] belongs.'],
      ['slope * xs[i] + start - ys[i]', 'slope * xs[i] - start - ys[i]', '7 second of null', '-='],
    ]) {
      const [wrong, ...more] = told(sums.source.replace(was, is), true).filter(
        ({ judgement }) => judgement === 'wrong',
      );
      assert.deepEqual([brief(wrong), more], [wanted, []]);
      assert.ok(wrong.reason?.includes(sentence), wrong.reason ?? '');
    }
  });

  it('is wrong where a loss is written, and a step is made of nothing else', () => {
    const found = told(beside.source.replace('2 * p * q', 'p * q'), true);
    const [wrong, ...more] = found.filter(({ judgement }) => judgement === 'wrong');
    assert.equal(brief(wrong), '8 left of p');
    assert.deepEqual(more, []);
    assert.match(wrong.reason ?? '', /2/);
  });

  it('is wrong in a step that goes uphill', () => {
    const found = told(network.source.replace('[k] += rate', '[k] -= rate'), true);
    assert.ok(found.some(({ name }) => name === 'blame * this.hidden[j]'));
    const step = found.find(({ name }) => name === 'share * input[k]');
    assert.equal(step?.judgement, 'wrong');
    assert.match(step.reason ?? '', /sign is wrong/);
  });

  it('keeps what earlier rounds have left: a step along that is not accused', () => {
    const source = beside.source
      .replace('const rate = 1;', 'const rate = 1; let speed = 0;')
      .replace('p = p - rate * left;', 'speed = 0.9 * speed + left; p = p - rate * speed;');
    assert.deepEqual(
      told(source, true).filter(({ judgement }) => judgement === 'wrong'),
      [],
    );
  });
});
