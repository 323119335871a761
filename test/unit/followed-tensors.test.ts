/* Operations on tensors of a class that is elsewhere, with helpers that are called after what they do with arrays. */
import assert from 'node:assert/strict';
import { toldOf } from './told';

const told = (source: string) => toldOf(source, 'typescript');

/** An operation of one tensor, which is kept. */
const unary = (forward: string, backward: string) => `export class Operation {
  kept: Tensor;
  forward(one: Tensor): Tensor {
    this.kept = one;
    const made = new Tensor(${forward}, needsGrad(one));
    if (needsGrad(one)) made.parents.push(one);
    return made;
  }
  backward(dmade: Tensor) {
    const one = this.kept;
    if (needsGrad(one)) {
      const done = new Tensor(${backward});
      one.backward(done);
    }
  }
}
`;

const binary = (back: string) => `class Product {
  forward(one, other) {
    this.kept = [one, other];
    return new Tensor(mul(getData(one), getData(other)), isTracked(one) || isTracked(other));
  }
  backward(dmade) {
    const [one, other] = this.kept;
    if (isTracked(one)) one.backward(new Tensor(mul(dmade.data, other.data)));
    if (isTracked(other)) {
      let dother = new Tensor(${back});
      dother = broadcast(dother, other);
      other.backward(dother);
    }
  }
}
`;

describe('An operation on tensors', () => {
  it('is right, where a question is asked of them, and the data kept under another name', () => {
    for (const [forward, backward] of [
      ['_exp(one._data)', 'mul(exp(one.data), dmade.data)'],
      ['_log(one._data)', '_mul(_div(1, one.data), dmade.data)'],
      ['sqrt(one._data)', 'mul(mul(0.5, div(1, sqrt(one.data))), dmade.data)'],
    ])
      assert.deepEqual(told(unary(forward, backward)), { done: 'right' }, forward);
    assert.equal(told(binary('mul(dmade.data, one.data)')).dother, 'right');
  });

  it('is wrong', () => {
    assert.equal(told(unary('_exp(one._data)', 'mul(one.data, dmade.data)')).done, 'wrong');
    assert.equal(told(unary('_log(one._data)', 'mul(one.data, dmade.data)')).done, 'wrong');
    assert.equal(told(binary('mul(dmade.data, other.data)')).dother, 'wrong');
  });
});

describe('The way back of a function, as a closure on what it makes', () => {
  const closure = (grad: string, slope: string) => `export function squash(given) {
  const made = new Tensor(new Float32Array(given.data.length), [...given.shape], given.requiresGrad);
  for (let i = 0; i < given.data.length; i++) made.data[i] = Math.tanh(given.data[i]);
  if (given.requiresGrad) {
    made._backward = () => {
      if (!made.grad) return;
      if (!given.grad) given.grad = Tensor.zerosLike(given);
      for (let i = 0; i < given.data.length; i++) given.${grad}[i] += ${slope} * made.${grad}[i];
    };
  }
  return made;
}
`;
  it('is judged with what it adds to, whether that is there or not', () => {
    for (const grad of ['grad', 'grad.data']) {
      const right = told(closure(grad, '(1 - made.data[i] ** 2)'));
      assert.deepEqual(right, { [`given.${grad}`]: 'right' });
      const wrong = told(closure(grad, '(1 - given.data[i] ** 2)'));
      assert.deepEqual(wrong, { [`given.${grad}`]: 'wrong' });
    }
  });
});

describe('Arrays of a library', () => {
  const step = (slope: string) => `class Regression {
  step(features, labels) {
    const guesses = features.matMul(this.weights).sigmoid();
    const errors = guesses.sub(labels);
    const slopes = features.transpose().matMul(${slope}).div(features.shape[0]);
    this.weights = this.weights.sub(slopes.mul(this.rate));
  }
}
`;
  it('have a shape', () => {
    assert.deepEqual(Object.values(told(step('errors'))), ['right', 'right', 'right']);
    assert.ok(!Object.values(told(step('guesses'))).includes('right'));
  });
});

describe('A tensor of the file, with its numbers in one flat array', () => {
  const tensor = (back: string) => `class Grid {
  private back = () => {};
  constructor(numbers, size, from = []) {
    this.data = Float32Array.from(numbers);
    this.size = size;
    this.grad = new Float32Array(this.data.length);
    this.from = new Set(from);
  }
  place(row, column) { return row * this.size[1] + column; }
  times(other) {
    const [rows, inner] = this.size;
    const [same, columns] = other.size;
    if (inner !== same) throw new Error(\`\${rows} by \${inner} does not go with \${same} by \${columns}\`);
    const made = new Float32Array(rows * columns);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        for (let k = 0; k < inner; k++)
          made[i * columns + j] += this.data[this.place(i, k)] * other.data[other.place(k, j)];
    const out = new Grid(made, [rows, columns], [this, other]);
    out.back = () => {
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          for (let k = 0; k < inner; k++) {
            this.grad[this.place(i, k)] += out.grad[i * columns + j] * other.data[other.place(k, j)];
            other.grad[other.place(k, j)] += ${back};
          }
    };
    return out;
  }
}
`;

  it('is judged with methods of both, and with sizes that have to be alike', () => {
    const right = told(tensor('this.data[this.place(i, k)] * out.grad[i * columns + j]'));
    assert.deepEqual(right, { 'this.grad': 'right', 'other.grad': 'right' });
    for (const back of [
      'this.data[this.place(k, i)] * out.grad[i * columns + j]',
      'this.data[this.place(i, k)] * out.grad[i * inner + j]',
    ])
      assert.equal(told(tensor(back))['other.grad'], 'wrong', back);
  });
});
