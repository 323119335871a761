/*
 * Models that scripts fit: the steps stand in the loop over examples, or after it; the error is what is there minus what is
 * wanted, or the other way round. Each mistake is told on its line, and the numbers that are told are those of the code.
 */
import assert from 'node:assert/strict';
import { asked, blamed, byLine, instead, lineOf } from './told';

/** Steps in the loop, along an error that the loss is made of; all with names of their own. */
const fitted = (step: string) => `
const xs = [0.5, 1.2, -0.3], ys = [1.1, 2.3, 0.2], rate = 0.1;
let slope = 0.4, offset = 0.1;
for (let epoch = 0; epoch < 50; epoch++) {
  let cost = 0;
  for (let i = 0; i < xs.length; i++) {
    const miss = slope * xs[i] + offset - ys[i];
    cost += 0.5 * miss ** 2;
    ${step}
    offset -= rate * miss;
  }
}`;

/** A softmax over two classes for each example, its gradients added up. */
const classes = (error: string) => `
function train(rows, labels, W, b, eta) {
  const dW = W.map((row) => row.map(() => 0)), db = b.map(() => 0);
  for (let n = 0; n < rows.length; n++) {
    const logits = b.map((v, k) => v + W[k].reduce((s, w, j) => s + w * rows[n][j], 0));
    const powers = logits.map(Math.exp);
    const total = powers.reduce((s, v) => s + v, 0);
    for (let k = 0; k < b.length; k++) {
      const diff = ${error};
      for (let j = 0; j < W[k].length; j++) dW[k][j] += diff * rows[n][j];
      db[k] += diff;
    }
  }
  for (let k = 0; k < b.length; k++) {
    for (let j = 0; j < W[k].length; j++) W[k][j] -= eta * dW[k][j];
    b[k] -= eta * db[k];
  }
}`;

/** Minus a pull is added up: steps go down along it. */
const pulled = `
function fit(inputs, targets, weight, bias, alpha) {
  for (let round = 0; round < 20; round++) {
    let dweight = 0, dbias = 0;
    for (let i = 0; i < inputs.length; i++) {
      const out = Math.tanh(weight * inputs[i] + bias);
      const residual = targets[i] - out;
      const back = 2 * residual * (1 - out * out);
      dweight -= back * inputs[i];
      dbias -= back;
    }
    weight -= alpha * dweight / inputs.length;
    bias -= alpha * dbias / inputs.length;
  }
  return { weight, bias };
}`;

const areRight = (source: string, ...texts: readonly string[]) => {
  const told = byLine(source);
  for (const text of texts)
    assert.ok(
      told.some(({ line }) => line === lineOf(source, text)),
      `${text} is told`,
    );
  assert.deepEqual(
    told.filter(({ judgement }) => judgement !== 'correct'),
    [],
  );
};

describe('Scripts that fit a model', () => {
  it('are right', () => {
    areRight(fitted('slope -= rate * miss * xs[i];'), 'slope -=', 'offset -=');
    areRight(classes('powers[k] / total - (labels[n] === k ? 1 : 0)'), 'diff =', 'dW[k][j] +=', 'db[k] +=');
    areRight(pulled, 'dweight -=', 'dbias -=');
  });

  it('have steps that are off by themselves, along an error that is right', () => {
    for (const step of [
      'slope -= rate * miss;',
      'slope += rate * miss * xs[i];',
      'slope -= 2 * miss * rate;',
    ]) {
      const source = fitted(step);
      assert.deepEqual(blamed(source), [lineOf(source, step)]);
    }
  });

  it('say what a step is along and should be along, in numbers of its name', () => {
    for (const [step, name, times] of [
      ['slope -= rate * miss;', 'miss', 1],
      ['slope -= rate * 0.5 * miss;', '0.5 * miss', 0.5],
      ['slope -= miss * 0.5 * rate;', 'miss * 0.5', 0.5],
    ] as const) {
      const { counterexample } = asked(fitted(step)).find(({ judgement }) => judgement === 'wrong') ?? {};
      assert.ok(counterexample, step);
      const { inputs, value, expected } = counterexample;
      const at = (input: string) => inputs.get(input) ?? Number.NaN;
      const miss = at('slope') * at('xs[0]') + at('offset') - at('ys[0]');
      assert.equal(counterexample.name, name);
      assert.ok(Math.abs(value - times * miss) < 1e-12, `${name} is ${value}`);
      assert.ok(Math.abs((expected ?? 0) - miss * at('xs[0]')) < 1e-12, `${name} should be ${expected}`);
    }
  });

  it('have errors that are none', () => {
    const added = classes('powers[k] / total + (labels[n] === k ? 1 : 0)');
    assert.deepEqual(blamed(added), [lineOf(added, 'diff =')]);
    const source = instead(pulled, 'targets[i] - out', 'targets[i] + out');
    assert.deepEqual(blamed(source), [lineOf(source, 'residual =')]);
  });

  it('have a sign that differs from that of others', () => {
    for (const [right, wrong] of [
      ['dbias -= back', 'dbias += back'],
      ['bias -= alpha', 'bias += alpha'],
    ]) {
      const source = instead(pulled, right, wrong);
      assert.deepEqual(blamed(source), [lineOf(source, wrong)]);
      const { value = 0, expected = 0 } =
        asked(source).find(({ judgement }) => judgement === 'wrong')?.counterexample ?? {};
      assert.ok(Math.abs(value + (expected ?? 0)) < 1e-12, `${value} for ${expected}`);
    }
  });

  it('take the slope of another activation', () => {
    const source = instead(pulled, '1 - out * out', '1 + out * out');
    assert.deepEqual(blamed(source), [lineOf(source, 'back =')]);
  });

  it('are not wrong that step by other rules, beside a loss or without one', () => {
    const line = (body: string) => `
function learn(w, b, xs, ys, rate) {
  let loss = 0;
  for (let i = 0; i < xs.length; i++) {
    ${body}
  }
  return { w, b, loss };
}`;
    const off = 'const off = w * xs[i] + b - ys[i]; loss += 0.5 * off * off;';
    for (const body of [
      `${off} w -= rate * Math.max(-1, Math.min(1, off * xs[i])); b -= rate * Math.max(-1, Math.min(1, off));`,
      `${off} w -= rate * off * xs[i] / (1 + xs[i] * xs[i]); b -= rate * off / (1 + xs[i] * xs[i]);`,
      `${off} w -= off * xs[i] / (xs[i] * xs[i] + 1);`,
      'const err = ys[i] - (w * xs[i] + b > 0 ? 1 : 0); loss += err * err; w += rate * err * xs[i]; b += rate * err;',
      'const diff = xs[i] - w; loss += diff * diff; w += rate * diff;',
      'const delta = ys[i] + b * w * xs[i + 1] - w * xs[i]; loss += delta * delta; w += rate * delta * xs[i];',
      'const error = w * xs[i] + -ys[i]; w -= rate * error * xs[i];',
      'const residual = w * xs[i] - 2 * w + xs[i]; w += rate * residual / 2;',
    ])
      assert.deepEqual(blamed(line(body)), [], body);
  });
});
