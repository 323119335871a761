/*
 * Mistakes in gradients under any name: each is told on its line, and nothing is said against what is right, or right in
 * another way. Real runs say of every program whether its weights go down the loss.
 */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import type { Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const flat = `function learn(net, x, target, rate) {
  const h = 1 / (1 + Math.exp(-(net.w * x + net.b)));
  const o = 1 / (1 + Math.exp(-(net.v * h + net.c)));
  const miss = (target - o) * o * (1 - o);
  const blame = miss * net.v * h * (1 - h);
  net.v += rate * miss * h;
  net.c += rate * miss;
  net.w += rate * blame * x;
  net.b += rate * blame;
}`;

/** What stands in the flat net instead, and the line of that. */
const slips: readonly (readonly [was: string, is: string, line: number])[] = [
  ['miss * net.v * h * (1 - h)', 'miss * net.v', 5],
  ['miss * net.v * h * (1 - h)', 'miss * h * (1 - h)', 5],
  ['miss * net.v * h * (1 - h)', 'miss * net.v * (1 - h * h)', 5],
  ['miss * net.v * h * (1 - h)', 'miss * net.w * h * (1 - h)', 5],
  ['miss * net.v * h * (1 - h)', 'miss / net.v * h * (1 - h)', 5],
  ['miss * net.v * h * (1 - h)', '(target - o) * net.v * h * (1 - h)', 5],
  ['(target - o) * o * (1 - o)', '(target - o) * h * (1 - h)', 4],
  ['rate * miss * h', 'rate * miss * x', 6],
  ['rate * blame * x', 'rate * blame * h', 8],
  ['rate * blame * x', 'rate * blame', 8],
  ['net.w += rate', 'net.w -= rate', 8],
  ['net.b += rate * blame', 'net.b += rate * miss', 9],
];

const arrays = `const slope = (y) => 1 - y * y;
function learn(net, x, goals, rate) {
  const h = net.first.map((row) => Math.tanh(row.reduce((sum, w, i) => sum + w * x[i], 0)));
  const o = net.second.map((row) => row.reduce((sum, w, j) => sum + w * h[j], 0));
  const wrong = o.map((value, k) => value - goals[k]);
  const share = h.map((y, j) => wrong.reduce((sum, d, k) => sum + d * net.second[k][j], 0) * slope(y));
  net.second = net.second.map((row, k) => row.map((w, j) => w - rate * wrong[k] * h[j]));
  net.first = net.first.map((row, j) => row.map((w, i) => w - rate * share[j] * x[i]));
}`;

/** Programs that learn in other ways, or go down another loss. */
const others: readonly (readonly [string, string])[] = [
  [
    'other rates, and a decay',
    flat
      .replace('net.v += rate * miss * h', 'net.v += 2 * rate * (miss * h - 0.1 * net.v)')
      .replace('net.b += rate', 'net.b += 0.1 * rate'),
  ],
  ['the error of a cross-entropy', flat.replace('(target - o) * o * (1 - o)', 'target - o')],
  ['weights back that are no weights', flat.replace('miss * net.v', 'miss * net.back')],
  [
    'a limit',
    flat.replace('miss * net.v * h * (1 - h)', 'Math.max(-1, Math.min(1, miss * net.v * h * (1 - h)))'),
  ],
  ['steps of one size', flat.replaceAll(/rate \* (\w+)( \* \w)?;/g, 'rate * Math.sign($1$2);')],
  ['a slope that never dies', flat.replaceAll(/(\w) \* \(1 - \1\)/g, '($1 * (1 - $1) + 0.1)')],
  [
    'moments',
    flat.replace(
      'net.w += rate * blame * x',
      'net.speed = 0.9 * net.speed + rate * blame * x; net.w += net.speed',
    ),
  ],
];

/** What the flat net, or the one of arrays, makes of its weights, less what going down half the squared error would. */
function offBy(source: string): number[] {
  const inner = { w: 0.4, b: -0.2, v: 0.7, c: 0.1 };
  const keys = Object.keys(inner) as (keyof typeof inner)[];
  const after = (net: typeof inner, rate: number): typeof inner =>
    runInNewContext(`${source}\nlearn(net, 0.6, 0.9, ${rate}); net`, { net: { ...net }, Math });
  const squash = (z: number) => 1 / (1 + Math.exp(-z));
  const loss = ({ w, b, v, c }: typeof inner) => (squash(v * squash(w * 0.6 + b) + c) - 0.9) ** 2 / 2;
  const made = after(inner, 1e-6);
  return keys.map((key) => {
    const moved = (by: number) => loss({ ...inner, [key]: inner[key] + by });
    return (made[key] - inner[key]) / 1e-6 + (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
}

function wrongIn(source: string): readonly Verdict[] {
  const found = verify(closerLook(analyze(source))).flatMap(({ verdicts }) => verdicts);
  return found.filter(({ judgement }) => judgement === 'wrong');
}

describe('a mistake in gradients under any name', () => {
  it('is none in a program that goes down its loss', () => {
    for (const off of offBy(flat)) assert.ok(Math.abs(off) < 1e-5, String(off));
    assert.deepEqual(wrongIn(flat), []);
    assert.deepEqual(wrongIn(arrays), []);
  });

  for (const [was, is, line] of slips)
    it(`is told on its line: ${is} for ${was}`, () => {
      const source = flat.replace(was, is);
      assert.ok(
        offBy(source).some((off) => Math.abs(off) > 1e-4),
        'it is none',
      );
      assert.deepEqual(
        wrongIn(source).map((each) => each.line),
        [line],
      );
    });

  for (const [was, is, line] of [
    [' * slope(y)', '', 6],
    ['wrong[k] * h[j]', 'wrong[k]', 7],
    ['w - rate * share', 'w + rate * share', 8],
  ] as const)
    it(`is told in arrays that are made anew: ${was}`, () => {
      assert.deepEqual(
        wrongIn(arrays.replace(was, is)).map((each) => each.line),
        [line],
      );
    });

  it('is an update that comes before the error goes through what it updates', () => {
    const [update] = /.*net\.v \+=.*\n/.exec(flat) as RegExpExecArray;
    const source = flat.replace(update, '').replace(/(?=.*const blame)/, update);
    const [wrong, ...more] = wrongIn(source);
    assert.equal(wrong.line, 5);
    assert.match(wrong.reason ?? '', /too early/);
    assert.deepEqual(more, []);
  });

  it('is no step of two factors that take turns', () => {
    const source = `function learn(user, item, rating, rate) {
  let guess = 0;
  for (let k = 0; k < user.length; k++) guess += user[k] * item[k];
  const error = rating - guess;
  for (let k = 0; k < user.length; k++) {
    user[k] += rate * error * item[k];
    item[k] += rate * error * user[k];
  }
}`;
    assert.deepEqual(wrongIn(source), []);
  });

  it('is no rate that has the 2 of the square in it, where the loss is only told', () => {
    const source = `function learn(net, x, target, rate) {
  const h = Math.tanh(net.w * x);
  const miss = net.v * h - target;
  const loss = miss * miss;
  const blame = miss * net.v * (1 - h * h);
  net.v -= rate * miss * h;
  net.w -= rate * blame * x;
  return loss;
}`;
    assert.deepEqual(wrongIn(source), []);
    const [wrong, ...more] = wrongIn(source.replace('(1 - h * h)', '(1 - h)'));
    assert.equal(wrong.line, 5);
    assert.deepEqual(more, []);
  });

  for (const [name, source] of others)
    it(`is not what is meant otherwise: ${name}`, () => {
      assert.notEqual(source, flat);
      assert.deepEqual(wrongIn(source), []);
    });

  it('is a gradient that is half of that of the loss which it is returned with', () => {
    const source = (factor: number) => `function stressGradient(x, slopes, lengths) {
  let loss = 0;
  for (let i = 0; i < x.length; i++) slopes[i] = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const gap = (x[j] - x[i]) ** 2 - lengths[i][j];
      loss += 2 * gap * gap;
      slopes[i] -= ${factor} * gap * (x[j] - x[i]);
      slopes[j] += ${factor} * gap * (x[j] - x[i]);
    }
  }
  return loss;
}`;
    assert.deepEqual(wrongIn(source(8)), []);
    assert.deepEqual(
      wrongIn(source(4)).map(({ line }) => line),
      [8, 9],
    );
  });
});
