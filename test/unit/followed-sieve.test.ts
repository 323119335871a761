/* Mistakes whose edits are found among hundreds that are followed beside each other, and who else is not to blame for them. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

const wrongIn = (source: string) =>
  verdictsOn(source, 'javascript').filter(({ judgement }) => judgement === 'wrong');

/** Nothing is wrong in the right text; with the mistake one line is, and nothing once its edit is made. */
function isMended(right: string, was: string, is: string, kind: string): string {
  assert.deepEqual(wrongIn(right), []);
  const source = right.replace(was, is);
  assert.notEqual(source, right);
  const wrong = wrongIn(source);
  const line = right.slice(0, right.indexOf(was)).split('\n').length;
  assert.deepEqual(
    wrong.map((verdict) => [verdict.line, verdict.kind]),
    [[line, kind]],
  );
  const text = applyEdits(source, wrong[0].edits);
  assert.deepEqual(wrongIn(text), []);
  return text;
}

const squash = `class Squash {
  forward(unit) {
    this.unit = unit;
    this.out = { value: 1 / (1 + Math.exp(-unit.value)), grad: 0 };
    return this.out;
  }
  backward() {
    const s = this.out.value;
    this.unit.grad += s * (1 - s) * this.out.grad;
  }
}
`;

const echo = `function echo(signal, wanted, keep, start) {
  const states = [start];
  let loss = 0;
  for (let t = 0; t < signal.length; t++) {
    const state = Math.tanh(keep * states[t] + signal[t]);
    states.push(state);
    loss += 0.5 * (state - wanted[t]) ** 2;
  }
  let dkeep = 0;
  let dlater = 0;
  for (let t = signal.length - 1; t >= 0; t--) {
    const dstate = states[t + 1] - wanted[t] + dlater;
    const dsum = (1 - states[t + 1] * states[t + 1]) * dstate;
    dkeep += dsum * states[t];
    dlater = dsum * keep;
  }
  return { loss, dkeep, dstart: dlater };
}
`;

const slope = `function energy(k, rest, lengths) {
  let sum = 0;
  for (let i = 0; i < lengths.length; i++) sum += 0.5 * k * (lengths[i] - rest) ** 2;
  return sum / lengths.length;
}
function dEnergy_dRest(k, rest, lengths) {
  let sum = 0;
  for (let i = 0; i < lengths.length; i++) sum -= k * (lengths[i] - rest);
  return sum / lengths.length;
}
`;

const told = `function fit(a, c, x) {
  const z = a * x + c;
  const loss = z * z;
  const dz = 2 * z;
  [1, 2].forEach((k) => { seen.push(dc * k); });
  dc += dz;
  return loss;
}
const seen = [];
let dc = 0;
fit(2, 0.5, 3);
`;

describe('an edit among many', () => {
  it('brings back half of a derivative', () => {
    const text = isMended(squash, 's * (1 - s) * this', 's * this', 'missing local gradient');
    assert.match(text, /\(1 - (?:this\.)?s\)/);
  });

  it('brings back the path of the later round, and leaves the loop its rounds', () => {
    isMended(echo, ' + dlater', '', 'missing contribution');
  });

  it('puts a name right in a helper that several gradients are made of', () => {
    isMended(echo, '* dstate', '* dkeep', 'wrong variable');
  });

  it('is of what a function gives that another is called the partial derivative of', () => {
    isMended(slope, 'sum -= k * (lengths[i] - rest)', 'sum -= k * lengths[i]', 'missing term');
  });
});

describe('a gradient that code which is not followed reads', () => {
  it('is not accused for what that may have left in it', () => {
    assert.deepEqual(wrongIn(told), []);
  });
});
