/* Operations on tensors of a class that is elsewhere, with helpers that are called after what they do with arrays. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const told = (source: string) =>
  Object.fromEntries(
    verdictsOn(source, 'typescript').map(({ name, judgement }) => [
      name,
      /exact|correct/.test(judgement) ? 'right' : judgement,
    ]),
  );

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
