/*
 * Networks whose parts are things of the file's own classes, as a constructor puts them there: layers that have neurons, a
 * network that has layers, in a list or each under a name. What no constructor says stays unknown, and nobody is accused.
 */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const cells = `class Cell {
  constructor(size) {
    this.pull = new Array(size).fill(0).map(() => Math.random() - 0.5);
    this.shift = 0;
  }
  fire(signal) {
    this.signal = signal;
    this.level = Math.tanh(signal.reduce((sum, s, i) => sum + s * this.pull[i], this.shift));
    return this.level;
  }
}
`;

const layered: WithMistakes = {
  title: 'layers in a list, with cells in lists',
  language: 'javascript',
  source: `${cells}class Row {
  constructor(count, size) {
    this.cells = Array.from({ length: count }, () => new Cell(size));
  }
  fire(signal) {
    return this.cells.map((cell) => cell.fire(signal));
  }
}
class Rows {
  constructor(...sizes) {
    this.rows = [];
    for (let k = 1; k < sizes.length; k++) this.rows.push(new Row(sizes[k], sizes[k - 1]));
  }
  train(signal, wanted, rate) {
    let found = signal;
    for (const row of this.rows) found = row.fire(found);
    for (let k = this.rows.length - 1; k >= 0; k--) {
      this.rows[k].cells.forEach((cell, i) => {
        let error = 0;
        if (k === this.rows.length - 1) error = found[i] - wanted[i];
        else for (const above of this.rows[k + 1].cells) error += above.pull[i] * above.delta;
        cell.delta = error * (1 - cell.level * cell.level);
      });
    }
    for (const row of this.rows)
      for (const cell of row.cells) {
        for (let i = 0; i < cell.pull.length; i++) cell.pull[i] -= rate * cell.delta * cell.signal[i];
        cell.shift -= rate * cell.delta;
      }
  }
}
`,
  mistakes: [
    ['above.pull[i] * above.delta', 'above.pull[i]'],
    ['above.pull[i] * above.delta', 'above.pull[i] * above.level'],
    ['cell.delta * cell.signal[i]', 'cell.delta * cell.level'],
    ['cell.shift -= ', 'cell.shift += '],
  ],
};

const named: WithMistakes = {
  title: 'layers under names, in Python',
  language: 'python',
  source: `import math
import random

class Unit:
    def __init__(self, count):
        self.weights = [random.uniform(-1, 1) for _ in range(count)]
        self.bias = 0.0
        self.delta = 0.0

    def output(self, inputs):
        self.inputs = inputs
        total = self.bias
        for weight, value in zip(self.weights, inputs):
            total += weight * value
        self.out = 1 / (1 + math.exp(-total))
        return self.out

class Group:
    def __init__(self, units, count):
        self.units = []
        for _ in range(units):
            self.units.append(Unit(count))

    def output(self, inputs):
        return [unit.output(inputs) for unit in self.units]

class Pair:
    def __init__(self, inputs, inner, outputs):
        self.inner = Group(inner, inputs)
        self.outer = Group(outputs, inner)

    def learn(self, inputs, wanted, rate):
        self.outer.output(self.inner.output(inputs))
        for k, unit in enumerate(self.outer.units):
            unit.delta = (unit.out - wanted[k]) * unit.out * (1 - unit.out)
        for j, unit in enumerate(self.inner.units):
            error = sum(above.weights[j] * above.delta for above in self.outer.units)
            unit.delta = error * unit.out * (1 - unit.out)
        for group in [self.inner, self.outer]:
            for unit in group.units:
                for i in range(len(unit.weights)):
                    unit.weights[i] -= rate * unit.delta * unit.inputs[i]
                unit.bias -= rate * unit.delta
`,
  mistakes: [
    ['above.weights[j] * above.delta', 'above.weights[0] * above.delta'],
    ['above.weights[j] * above.delta', 'above.weights[j] * above.out'],
    ['unit.delta = error * unit.out * (1 - unit.out)', 'unit.delta = error * (1 - unit.out)'],
    ['rate * unit.delta * unit.inputs[i]', 'rate * unit.delta * unit.out'],
  ],
};

const handedBack: WithMistakes = {
  title: 'a layer that asks its cells to go back',
  language: 'javascript',
  source: `class Bulb {
  constructor(size) {
    this.w = Array.from({ length: size }, Math.random);
    this.b = 0;
  }
  forward(x) {
    this.x = x;
    this.z = x.reduce((sum, v, i) => sum + v * this.w[i], this.b);
    return Math.max(0, this.z);
  }
  backward(above) {
    const dz = this.z > 0 ? above : 0;
    this.dw = this.x.map((v) => v * dz);
    this.db = dz;
    return this.w.map((w) => w * dz);
  }
}
function Lamp(size, bulbs) {
  this.size = size;
  this.bulbs = [];
  for (let k = 0; k < bulbs; k++) this.bulbs[k] = new Bulb(size);
}
Lamp.prototype.forward = function (x) {
  return this.bulbs.map((bulb) => bulb.forward(x));
};
Lamp.prototype.backward = function (dout) {
  const dx = new Array(this.size).fill(0);
  this.bulbs.forEach((bulb, k) => {
    bulb.backward(dout[k]).forEach((d, i) => (dx[i] += d));
  });
  return dx;
};
`,
  mistakes: [
    ['dx[i] += d', 'dx[i] = d'],
    ['v * dz', 'v * above'],
  ],
};

describe('A mistake in a network of things', () => {
  tellTheirLines([layered, named, handedBack], wrongLinesOnce);
});

describe('What a list has of two classes', () => {
  const mixed = `${cells}class Gate {
  constructor() {
    this.open = 0.5;
  }
  fire(signal) {
    this.signal = signal;
    return signal[0] * this.open;
  }
}
class Mixed {
  constructor() {
    this.parts = [new Cell(2), new Gate()];
  }
  train(signal, wanted, rate) {
    for (const [k, part] of this.parts.entries()) {
      const delta = (part.fire(signal) - wanted[k]) * (1 - part.level ** 2);
      for (let i = 0; i < part.pull.length; i++) part.pull[i] -= rate * delta * signal[i];
    }
  }
}
`;

  it('is of neither', () => {
    assert.deepEqual(verdictsOn(mixed, 'javascript'), []);
    assert.deepEqual(verdictsOn(mixed.replace('new Gate()', 'new Imported(2)'), 'javascript'), []);
    const one = mixed.replace('[new Cell(2), new Gate()]', '[new Cell(2), new Cell(2)]');
    assert.deepEqual(
      verdictsOn(one, 'javascript').map(({ judgement }) => /exact|correct/.test(judgement)),
      [true, true],
    );
  });

  accuseNobody(
    [
      [
        'the one that the other layers have',
        'javascript',
        layered.source.replace('new Row(sizes[k]', 'row ?? new Row(sizes[k]'),
      ],
      [
        'a class of another file beside it',
        'python',
        named.source.replace('self.inner = Group', 'self.before = Norm(inputs)\n        self.inner = Group'),
      ],
    ],
    'accuses nobody with',
  );
});
