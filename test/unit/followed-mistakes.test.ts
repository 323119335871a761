/* Mistakes that only the whole of a pass shows: what is told of each, and that the edit mends it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

const wrongIn = (source: string, language: Language) =>
  verdictsOn(source, language).filter(({ judgement }) => judgement === 'wrong');

/** One wrong line of this kind is told, and nothing is wrong any more once its edit is made; gives the text then. */
function mended(source: string, language: Language, line: number, kind: string): string {
  const wrong = wrongIn(source, language);
  assert.deepEqual(
    wrong.map((verdict) => [verdict.line, verdict.kind]),
    [[line, kind]],
  );
  const text = applyEdits(source, wrong[0].edits);
  assert.deepEqual(wrongIn(text, language), []);
  return text;
}

describe('a mistake that the whole of a pass shows', () => {
  it('is a gradient that a training loop never sets anew', () => {
    const source = `xs = [0.0, 1.0, 2.0]
ys = [1.0, 2.9, 5.1]
a = 0.3
da = 0.0
for epoch in range(50):
    loss = 0.0
    for x, y in zip(xs, ys):
        loss += (a * x - y) ** 2
        da += 2 * (a * x - y) * x
    a -= 0.01 * da
`;
    assert.match(mended(source, 'python', 4, 'never reset'), /range\(50\):\n {4}da = 0\.0\n {4}loss/);
  });

  it('is an operation that forgets what other uses of a value have left in its gradient', () => {
    const source = `class Node {
  constructor(data) {
    this.data = data;
    this.grad = 0;
  }
  square() {
    const out = new Node(this.data * this.data);
    out.back = () => {
      this.grad = 2 * this.data * out.grad;
    };
    return out;
  }
}
`;
    mended(source, 'javascript', 9, 'assignment for accumulation');
  });

  it('is two gradients in one array', () => {
    const source = `def line_forward(x, w, b):
    out = [w[k] * x[k] + b[k] for k in range(len(x))]
    return out, (x, w)


def line_backward(dout, cache):
    x, w = cache
    dw = [0.0] * len(x)
    db = dw
    for k in range(len(x)):
        dw[k] += dout[k] * x[k]
        db[k] += dout[k]
    return dw, db
`;
    assert.match(mended(source, 'python', 9, 'shared array'), /db = \[0\.0\] \* len\(x\)/);
  });

  it('is a 2 that happens to be the count', () => {
    const source = `function meanLoss(w, b, xs, ys) {
  let loss = 0;
  let dw = 0;
  let db = 0;
  for (let i = 0; i < xs.length; i++) {
    const error = w * xs[i] + b - ys[i];
    loss += (0.5 * error * error) / xs.length;
    dw += (error * xs[i]) / 2;
    db += error / xs.length;
  }
  return { loss, dw, db };
}
`;
    assert.deepEqual(
      wrongIn(source, 'javascript').map(({ name }) => name),
      ['dw'],
    );
  });

  it('is no difference that the loss is made of, whatever it is called', () => {
    const source = `class SquaredError {
  forward(volume) {
    this.volume = volume;
    return volume;
  }
  backward(t) {
    const v = this.volume;
    v.dw = new Float64Array(v.w.length);
    let loss = 0;
    if (Array.isArray(t)) {
      for (let k = 0; k < v.w.length; k++) {
        const dt = v.w[k] - t[k];
        v.dw[k] = dt;
        loss += 0.5 * dt * dt;
      }
    } else {
      const dt = v.w[0] - t;
      v.dw[0] = dt;
      loss += 0.5 * dt * dt;
    }
    return loss;
  }
}
`;
    assert.deepEqual(wrongIn(source, 'javascript'), []);
  });
});
