/*
 * Lines that are fitted without a loss, as most people write it down first: twice the error, or minus that, as a sum or as a
 * mean; and networks whose methods are put on prototypes.
 */
import assert from 'node:assert/strict';
import { wrongLinesOnce } from './one-mistake';
import { areRight, toldOf } from './told';

/** What is added to the gradients of a slope and of a shift; e is what is computed minus what it should be. */
const shares: readonly (readonly [slope: string, shift: string])[] = [
  ['-2 / n * x * (y - p)', '-2 / n * (y - p)'],
  ['2 * (p - y) * x / n', '2 * (p - y) / n'],
  ['-(2 / n) * x * (y - p)', '-(2 / n) * (y - p)'],
  ['2 * x * (p - y)', '2 * (p - y)'],
  ['x * (p - y) / n', '(p - y) / n'],
  ['-x * (y - p)', '-(y - p)'],
];

const python = (slope: string, shift: string) => `def fit(data, rate):
    a, b = 0.0, 0.0
    for _ in range(100):
        grad_a = grad_b = 0.0
        n = len(data)
        for x, y in data:
            p = a * x + b
            grad_a += ${slope}
            grad_b += ${shift}
        a -= rate * grad_a
        b -= rate * grad_b
    return a, b
`;

const javascript = (slope: string, shift: string) => `function fit(points, rate) {
  let a = 0, b = 0;
  const n = points.length;
  for (let epoch = 0; epoch < 100; epoch++) {
    let gradA = 0, gradB = 0;
    for (const { x, y } of points) {
      const p = a * x + b;
      gradA += ${slope};
      gradB += ${shift};
    }
    a -= rate * gradA;
    b -= rate * gradB;
  }
  return [a, b];
}
`;

const prototypes = `function Unit(count) {
  this.weights = [];
  for (var i = 0; i < count; i++) this.weights.push(Math.random() - 0.5);
  this.shift = 0;
  this.delta = 0;
  this.out = 0;
}
Unit.prototype.fire = function (values) {
  var sum = this.shift;
  for (var i = 0; i < this.weights.length; i++) sum += this.weights[i] * values[i];
  this.out = 1 / (1 + Math.exp(-sum));
  return this.out;
};
function Web(inputs, hidden) {
  this.hidden = [];
  for (var i = 0; i < hidden; i++) this.hidden.push(new Unit(inputs));
  this.last = new Unit(hidden);
}
Web.prototype = {
  run: function (values) {
    var inner = this.hidden.map(function (unit) { return unit.fire(values); });
    return this.last.fire(inner);
  },
  learn: function (values, goal, rate) {
    var made = this.run(values);
    this.last.delta = (goal - made) * made * (1 - made);
    for (var j = 0; j < this.hidden.length; j++) {
      var unit = this.hidden[j];
      unit.delta = this.last.delta * this.last.weights[j] * unit.out * (1 - unit.out);
      for (var i = 0; i < values.length; i++) unit.weights[i] += rate * unit.delta * values[i];
      unit.shift += rate * unit.delta;
    }
    for (j = 0; j < this.hidden.length; j++) this.last.weights[j] += rate * this.last.delta * this.hidden[j].out;
    this.last.shift += rate * this.last.delta;
  },
};
`;

describe('what is fitted without a loss', () => {
  for (const [slope, shift] of shares)
    it(`is right with ${slope}`, () => {
      areRight(python(slope, shift), 'python', 2);
      areRight(javascript(slope, shift), 'javascript', 2);
    });

  it('is not right with the gradient of something else', () => {
    for (const source of [python, javascript]) {
      const { grad_b, gradB } = toldOf(
        source('-2 / n * x * (y - p)', '-2 / n * x * p'),
        source === python ? 'python' : 'javascript',
      );
      assert.notEqual(grad_b ?? gradB, 'right');
    }
  });

  it('is right where methods are on prototypes', () => areRight(prototypes, 'javascript', 4));

  it('is told where a slope is forgotten there', () => {
    const source = prototypes.replace(
      'this.last.weights[j] * unit.out * (1 - unit.out)',
      'this.last.weights[j]',
    );
    assert.deepEqual(wrongLinesOnce(source, 'javascript'), [29]);
  });
});
