/* What functions of Python's libraries make: numbers drawn at random, arrays, and the number of one number. */
import assert from 'node:assert/strict';
import { analyze } from './analyze';
import { shown } from './digest';

const head = 'import math\nimport random\nimport numpy as np\nimport torch\nc = 3.0\n';

function made(expression: string) {
  const analysis = analyze(`${head}q = ${expression}\nx = q * c\n`, { language: 'python' });
  const variable = (name: string) => shown(analysis).findLast((each) => each.name === name);
  return { q: variable('q'), x: variable('x') };
}

describe('what a call makes in Python', () => {
  for (const expression of [
    'np.random.randn(10, 3)',
    'np.random.rand(3)',
    'np.random.normal(0, 1, 4)',
    'np.random.normal(0, 1, size=(2, 3))',
    'np.random.uniform(size=5)',
    'torch.randn(32, 10)',
    'torch.rand(4)',
    'np.zeros(3)',
    'np.ones((2, 2))',
    'torch.zeros(5)',
    'np.array([1.0, 2.0])',
    'torch.tensor([2.0])',
    'np.array([[c, 2], [3, 4]])',
    'np.random.default_rng(0).normal(size=3)',
  ])
    it(`is no number: ${expression}`, () => {
      const { q, x } = made(expression);
      assert.equal(q?.value ?? null, null);
      assert.equal(x?.value ?? null, null);
    });

  for (const expression of [
    'random.random()',
    'random.uniform(1, 2)',
    'random.gauss(0, 1)',
    'np.random.rand()',
    'np.random.randn()',
    'np.random.normal(0, 1)',
    'np.random.uniform(-1, 1)',
  ])
    it(`is another number each time, and assumed: ${expression}`, () => {
      const { q, x } = made(expression);
      assert.equal(typeof q?.value, 'number');
      assert.equal(q?.assumed, true);
      assert.equal(x?.assumed, true);
    });

  for (const expression of [
    'torch.tensor(2.0)',
    'torch.tensor(2.0, requires_grad=True)',
    'torch.tensor(2.0, dtype=torch.float64, requires_grad=True)',
    'torch.nn.Parameter(torch.tensor(2.0))',
    'torch.as_tensor(2.0)',
    'np.array(2.0)',
    'np.asarray(2.0, dtype=float)',
    'np.float64(2.0)',
  ])
    it(`is the number of one number: ${expression}`, () => {
      const { q, x } = made(expression);
      assert.equal(q?.value, 2);
      assert.equal(q?.gradient, 3);
      assert.equal(x?.value, 6);
    });

  for (const expression of [
    'torch.tensor(2.0, dtype=torch.int64)',
    'np.array(2.5, dtype=int)',
    'np.random.randint(5)',
  ])
    it(`is not made up where it is a whole number: ${expression}`, () =>
      assert.equal(made(expression).q?.value ?? null, null));

  for (const [expression, value] of [
    ['bool(c)', 1],
    ['bool(c > 9)', 0],
    ['int(c > 1)', 1],
    ['float(c > 1)', 1],
    ['np.heaviside(c, 0.5)', 1],
    ['np.heaviside(-c, 0.5)', 0],
    ['np.heaviside(0, c)', 3],
    ['torch.tensor(2.0).item()', 2],
    ['np.float64(2.5).item()', 2.5],
    ['(np.float64(c) > 1).astype(float)', 1],
    ['(torch.tensor(c) > 5).float()', 0],
  ] as const)
    it(`is ${value}: ${expression}`, () => assert.equal(made(expression).q?.value, value));

  for (const expression of [
    'math.sqrt(-c)',
    'math.log(-c)',
    'math.log(0)',
    'math.acos(c)',
    '(-c) ** 0.5',
    'c.item()',
    '(c > 1).astype(float)',
    '(torch.tensor(2.5) * c).to(torch.int64)',
  ])
    it(`is no number where Python stops, or gives another kind of one: ${expression}`, () => {
      const { q, x } = made(expression);
      assert.equal(q?.value ?? null, null);
      assert.equal(x?.value ?? null, null);
      assert.ok(q?.reason, 'says why');
    });

  for (const [constant, value] of [
    ['math.tau', 2 * Math.PI],
    ['math.pi', Math.PI],
    ['np.e', Math.E],
    ['np.pi', Math.PI],
    ['torch.pi', Math.PI],
    ['math.inf', Number.POSITIVE_INFINITY],
    ['np.inf', Number.POSITIVE_INFINITY],
  ] as const)
    it(`is a constant: ${constant}`, () => assert.equal(made(constant).q?.value, value));

  it('is a mask of 0 and 1 where a parameter is compared', () => {
    const source =
      'import numpy as np\ndef f(x, dout):\n    dx = dout * (x > 0).astype(float)\n    return dx\n';
    const variables = shown(analyze(source, { language: 'python' }));
    const worth = (name: string) => variables.find((each) => each.name === name)?.value;
    assert.equal(worth('dx'), worth('dout'));
  });

  it('does not make up what a call has computed', () => {
    const source = 't = torch.tensor(2.0, requires_grad=True)\ny = t * c\ny.backward()\nq = t.grad * 1';
    const variables = shown(analyze(`${head}${source}\n`, { language: 'python' }));
    const worth = (name: string) => variables.findLast((each) => each.name === name)?.value ?? null;
    assert.deepEqual([worth('y'), worth('t.grad'), worth('q')], [6, null, null]);
  });
});
