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
    const source = fitted('slope -= rate * miss;');
    const { counterexample } = asked(source).find(({ judgement }) => judgement === 'wrong') ?? {};
    assert.ok(counterexample);
    const { inputs, value, expected } = counterexample;
    const [x, y, slope, offset] = ['xs[0]', 'ys[0]', 'slope', 'offset'].map((name) => inputs.get(name) ?? 0);
    const miss = slope * x + offset - y;
    assert.ok(Math.abs(value - miss) < 1e-12, `miss is ${value}`);
    assert.ok(Math.abs((expected ?? 0) - miss * x) < 1e-12, `it should be ${expected}`);
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
});
