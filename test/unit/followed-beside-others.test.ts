/*
 * What tells more of an object than its two functions do: a method that calls the forward one and keeps what the way back
 * needs, what its maker makes as long as something else, and what the gates beside it do.
 */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { instead, lineOf } from './told';

const told = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => [
    ...new Set(all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line)),
  ];
  return { right: those(/exact|correct/).sort((one, other) => one - other), wrong: those(/wrong/) };
};

const gates = `class Times {
  forward(a, b) {
    this.a = a;
    this.b = b;
    this.out = { value: a.value * b.value, grad: 0 };
    return this.out;
  }
  backward() {
    this.a.grad += this.b.value * this.out.grad;
    this.b.grad += this.a.value * this.out.grad;
  }
}
class Exp {
  forward(a) {
    this.a = a;
    this.out = { value: Math.exp(a.value), grad: 0 };
    return this.out;
  }
  backward() {
    this.a.grad += this.out.value * this.out.grad;
  }
}`;

describe('a gate that sets what the others add to', () => {
  it('forgets what they have left', () => {
    assert.deepEqual(told(gates), { right: [9, 10, 20], wrong: [] });
    const set = instead(gates, 'this.a.grad += this.b.value', 'this.a.grad = this.b.value');
    assert.deepEqual(told(set), { right: [10, 20], wrong: [9] });
  });

  it('adds where it says the sum itself', () => {
    const sums = gates.replace(/(this\.\w\.grad) \+= /g, '$1 = $1 + ');
    assert.deepEqual(told(sums), { right: [9, 10, 20], wrong: [] });
  });

  it('may do so where all do', () => {
    assert.deepEqual(told(gates.replaceAll('grad +=', 'grad =')).wrong, []);
  });
});

const steps = `class Step {
  run(...given) {
    this.given = given;
    this.result = this.forward(...given);
    return this.result;
  }
}
class Mix extends Step {
  forward(u, v) {
    return u.map((each, k) => each * v[k]);
  }
  backward(above) {
    const [u, v] = this.given;
    const du = above.map((g, k) => g * v[k]);
    const dv = above.map((g, k) => g * u[k]);
    return [du, dv];
  }
}
class Squash extends Step {
  forward(u) {
    return u.map((each) => Math.tanh(each));
  }
  backward(above) {
    return above.map((g, k) => g * (1 - this.result[k] * this.result[k]));
  }
}`;

describe('a method that keeps what goes in and comes out', () => {
  it('is followed in the place of the forward one', () => {
    assert.deepEqual(told(steps), { right: [14, 15, 24], wrong: [] });
    const other = instead(
      steps,
      'const du = above.map((g, k) => g * v[k])',
      'const du = above.map((g, k) => g * u[k])',
    );
    assert.deepEqual(told(other), { right: [15, 24], wrong: [14] });
  });
});

const classes = `class Scores {
  constructor(size, kinds) {
    this.size = size;
    this.kinds = kinds;
    this.w = Array.from({ length: kinds }, () => new Array(size).fill(0.1));
  }
  lossAndGradient(rows, labels) {
    const dw = this.w.map((row) => row.map(() => 0));
    let loss = 0;
    for (let i = 0; i < rows.length; i++) {
      const score = (k) => {
        let s = 0;
        for (let j = 0; j < this.size; j++) s += this.w[k][j] * rows[i][j];
        return s;
      };
      const own = score(labels[i]);
      let over = 0;
      for (let k = 0; k < this.kinds; k++) {
        if (k === labels[i]) continue;
        const margin = score(k) - own + 1;
        if (margin > 0) {
          loss += margin;
          over++;
          for (let j = 0; j < this.size; j++) dw[k][j] += rows[i][j];
        }
      }
      for (let j = 0; j < this.size; j++) dw[labels[i]][j] -= over * rows[i][j];
    }
    loss /= rows.length;
    for (let k = 0; k < this.kinds; k++) for (let j = 0; j < this.size; j++) dw[k][j] /= rows.length;
    return { loss, dw };
  }
}`;

describe('what an object is made with', () => {
  it('is as long wherever it is followed', () => {
    assert.deepEqual(told(classes).wrong, []);
    assert.ok(told(classes).right.length > 0);
    const lost = instead(classes, '-= over * rows', '-= rows');
    assert.deepEqual(told(lost).wrong, [lineOf(lost, '-= rows')]);
  });
});

describe('a small number that keeps a logarithm from 0', () => {
  const logistic = `class Logistic {
  constructor(size, rate) {
    this.size = size;
    this.rate = rate;
    this.w = new Float64Array(size);
    this.b = 0;
  }
  learn(rows, wanted, rounds) {
    const gradW = new Float64Array(this.size);
    let before = Infinity;
    for (let round = 0; round < rounds; round++) {
      gradW.fill(0);
      let gradB = 0;
      let loss = 0;
      for (let i = 0; i < wanted.length; i++) {
        let z = this.b;
        for (let j = 0; j < this.size; j++) z += this.w[j] * rows[i * this.size + j];
        const p = 1 / (1 + Math.exp(-z));
        loss -= wanted[i] * Math.log(p + 1e-12) + (1 - wanted[i]) * Math.log(1 - p + 1e-12);
        const dz = p - wanted[i];
        for (let j = 0; j < this.size; j++) gradW[j] += dz * rows[i * this.size + j];
        gradB += dz;
      }
      loss /= wanted.length;
      for (let j = 0; j < this.size; j++) this.w[j] -= (this.rate * gradW[j]) / wanted.length;
      this.b -= (this.rate * gradB) / wanted.length;
      if (Math.abs(before - loss) < 1e-6) break;
      before = loss;
    }
  }
}`;

  it('is left out of gradients, and a method that sets all of one anew is one more reason that they are right', () => {
    const { right, wrong } = told(logistic);
    assert.deepEqual(wrong, []);
    for (const line of ['gradW[j] +=', 'gradB +=']) assert.ok(right.includes(lineOf(logistic, line)), line);
  });
});

describe('what begins on a circle', () => {
  const layout = `function energy(spots, far) {
  let sum = 0;
  for (let i = 1; i < spots.length; i++)
    for (let j = 0; j < i; j++) {
      const dx = spots[i][0] - spots[j][0];
      const dy = spots[i][1] - spots[j][1];
      const off = Math.sqrt(dx * dx + dy * dy) - far[i][j];
      sum += off * off;
    }
  return sum;
}
function energyGradient(spots, far) {
  const grad = spots.map(() => [0, 0]);
  for (let i = 1; i < spots.length; i++)
    for (let j = 0; j < i; j++) {
      const dx = spots[i][0] - spots[j][0];
      const dy = spots[i][1] - spots[j][1];
      const d = Math.sqrt(dx * dx + dy * dy);
      const pull = (2 * (d - far[i][j])) / d;
      grad[i][0] += pull * dx;
      grad[i][1] += pull * dy;
      grad[j][0] -= pull * dx;
      grad[j][1] -= pull * dy;
    }
  return grad;
}
function arrange(far, steps) {
  const spots = [];
  for (let i = 0; i < far.length; i++)
    spots.push([Math.cos((2 * Math.PI * i) / far.length), Math.sin((2 * Math.PI * i) / far.length)]);
  for (let t = 0; t < steps; t++) {
    const g = energyGradient(spots, far);
    for (let i = 0; i < spots.length; i++) {
      spots[i][0] -= 0.05 * g[i][0];
      spots[i][1] -= 0.05 * g[i][1];
    }
  }
  return spots;
}`;

  it('has been through no activation', () => {
    const { right, wrong } = told(layout);
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      right.filter((line) => line >= 20 && line <= 23),
      [20, 21, 22, 23],
    );
  });
});
