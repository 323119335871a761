/* What a function returns is judged as what it assigns is: where it stands, of what it is, and what is said of it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { followedAt } from '../../src/wording/followed';
import { inlineTexts } from '../../src/wording/inline';
import { unaskedOn, verdictsOn } from '../judged/measure';
import { analyze } from './analyze';
import { areRight } from './told';

/** A verdict in few words: line, name, variable, judgement. */
const brief = ({ line, name, of, judgement }: Verdict) =>
  `${line} ${name} of ${of} ${/exact|correct/.test(judgement) ? 'right' : judgement}`;

const said = (source: string, language: Language = 'javascript') => verdictsOn(source, language).map(brief);

const sigmoid = 'const sigmoid = (x) => 1 / (1 + Math.exp(-x));\n';
const dsigmoid = `${sigmoid}const dsigmoid = (y) => y * (1 - y);\n`;

describe('a derivative alone', () => {
  it('is right in terms of what its function gets, and of what that gives, which is said', () => {
    const [own] = verdictsOn(
      `${sigmoid}const dsigmoid = (x) => sigmoid(x) * (1 - sigmoid(x));\n`,
      'javascript',
    );
    assert.deepEqual([brief(own), own.reason], ['2 return of x right', null]);
    const [other] = verdictsOn(dsigmoid, 'javascript');
    assert.deepEqual(
      [brief(other), other.reason],
      ['2 return of x right', 'Right in terms of what sigmoid returns.'],
    );
  });

  it('is wrong where it is right in terms of neither, and mended in that in which one edit does it', () => {
    const [wrong] = verdictsOn(dsigmoid.replace('1 - y', '1 + y'), 'javascript');
    assert.equal(brief(wrong), '2 return of x wrong');
    assert.equal(applyEdits(dsigmoid.replace('1 - y', '1 + y'), wrong.edits), dsigmoid);
  });

  it('is not mended by what nobody writes in terms of what its function gives', () => {
    const softplus = 'const softplus = (x) => Math.log(1 + Math.exp(x));\nconst dsoftplus = (x) => 1;\n';
    const [wrong] = verdictsOn(softplus, 'javascript');
    assert.deepEqual([brief(wrong), wrong.edits], ['2 return of x wrong', []]);
  });

  it('is called wrong by nobody who was not asked', () => {
    assert.deepEqual(unaskedOn(dsigmoid.replace('1 - y', '1 + y'), 'javascript'), []);
  });

  it('is multiplied by what comes from above, whatever that is called', () => {
    const source = `${sigmoid}const sigmoidGrad = (y, flow) => flow * y * (1 - y);\n`;
    assert.deepEqual(said(source), ['2 return of x right']);
  });

  it('is one, whichever of its returns gives it', () => {
    const source =
      'def relu(x):\n    return x if x > 0 else 0.0\n\ndef relu_prime(x):\n    if x > 0:\n        return 1.0\n    return 0.0\n';
    assert.deepEqual(said(source, 'python'), ['6 return of x right']);
  });

  it('of a step is meant otherwise, and of a line counts for who asks', () => {
    const step =
      'const t = {\n  step: { f: (x) => (x > 0 ? 1 : 0), df: (x) => 1 / (1 + x * x) },\n  line: { f: (x) => 2 * x, df: (x) => 2 },\n};\n';
    assert.deepEqual(said(step), ['3 return of x right']);
    assert.deepEqual(unaskedOn(step, 'javascript'), []);
  });
});

describe('parts of what is returned', () => {
  const forward = 'function f(x, y) {\n  return x * y * y;\n}\n';

  it('are of the parameters in their order, by key, and by the names of locals', () => {
    assert.deepEqual(said(`${forward}function gradF(x, y) {\n  return [y * y, 2 * x * y];\n}\n`), [
      '5 return[0] of x right',
      '5 return[1] of y right',
    ]);
    assert.deepEqual(said(`${forward}function gradF(x, y) {\n  return { y: 2 * x * y, x: y * y };\n}\n`), [
      '5 return.y of y right',
      '5 return.x of x right',
    ]);
    const locals =
      'function gradF(x, y) {\n  const dy = 2 * x * y;\n  const dx = y * y;\n  return [dx, dy];\n}\n';
    assert.deepEqual(said(forward + locals), ['5 dy of y right', '6 dx of x right']);
  });

  it('are of a model before data, and of what is predicted before what is wanted', () => {
    const mse =
      'function mse(wanted, made) {\n  return (made - wanted) ** 2;\n}\nfunction mseGradient(target, made) {\n  return 2 * (made - target);\n}\n';
    assert.deepEqual(said(mse.replaceAll('wanted', 'target')), ['5 return of made right']);
    const line =
      'function loss(x, w, y) {\n  return (w * x - y) ** 2;\n}\nfunction lossGradient(x, w, y) {\n  return 2 * x * (w * x - y);\n}\n';
    assert.deepEqual(said(line), ['5 return of w right']);
  });

  it('of which nothing says what they are of are called wrong where one edit makes them those of the first', () => {
    const prime = (slope: string) => `const f = (a, b) => a * a * b;\nconst fPrime = (a, b) => ${slope};\n`;
    assert.deepEqual(said(prime('3 * a * b')), ['2 return of a wrong']);
    assert.ok(!said(prime('7 * b + Math.sin(a)')).some((each) => /wrong|inherited/.test(each)));
  });

  it('are also what a function writes into an array that it is given', () => {
    const source =
      'function bowlGradient(x, out) {\n  const y = x.map((v) => v - 1);\n  const sum = y.reduce((s, v) => s + v * v, 0);\n  for (let i = 0; i < y.length; i++) {\n    out[i] = 2 * y[i];\n  }\n  return sum;\n}\n';
    assert.deepEqual(said(source), ['5 out of x right']);
  });
});

describe('what a function returns that has a pass in it', () => {
  const python = (result: string) =>
    `def train(w, b, xs, ys, lr):
    dw = 0.0
    db = 0.0
    for x, y in zip(xs, ys):
        e = w * x + b - y
        dw += e * x
        db += e
    w = w - lr * dw
    b = b - lr * db
    return ${result}
`;
  const javascript = (result: string) =>
    `function train(w, b, xs, ys, lr) {
  let dw = 0, db = 0, loss = 0;
  for (let i = 0; i < xs.length; i++) {
    const e = w * xs[i] + b - ys[i];
    loss += 0.5 * e * e;
    dw += e * xs[i];
    db += e;
  }
  w -= lr * dw;
  b -= lr * db;
  return ${result};
}
`;
  it('may be anything, and is no gradient for its shape alone', () => {
    for (const result of ['w, b', '[w, b]', '(b, w)', '[loss, w]', 'xs', '[w * 2, b + 1]'])
      assert.deepEqual(
        said(python(result.replace('loss', 'e')), 'python').filter((each) => !each.includes(' e of ')),
        ['6 dw of w right', '7 db of b right'],
      );
    for (const result of ['[w, b]', '[w, b, loss]', '[b, w]', '{ w, b }', '[w, loss]', 'w', '[w * 2, b + 1]'])
      assert.deepEqual(said(javascript(result)), ['6 dw of w right', '7 db of b right']);
  });

  it('counts where the name says that it gives gradients', () => {
    const source = `const xs = [0.5, -1, 2], ys = [1, 0, 1];\n${javascript('[dw, 2 * db]')}`
      .replace(/ {2}[wb] -=.*\n/g, '')
      .replace('(w, b, xs, ys, lr)', '(w, b)');
    const wrong = (name: string) =>
      said(source.replace('train', name)).filter((each) => / wrong$/.test(each));
    assert.deepEqual(wrong('train'), []);
    assert.equal(wrong('gradients').length, 1);
  });
});

describe('what is said of a returned gradient', () => {
  const analysis = analyze(dsigmoid, { language: 'javascript' });
  const verifications = verify(analysis);
  const at = (within: number) => {
    const offset = dsigmoid.indexOf('y * (1') + within;
    return followedAt(analysis, verifications, offset, explain(analysis, offset));
  };

  it('stands at the end of its line', () => {
    const options = { show: 'both', precision: 4, maxLength: 120 } as const;
    const [text] = inlineTexts(analysis, options, verifications).filter(({ line }) => line === 1);
    assert.match(text.value + text.gradient, /return .*\u2713/);
    assert.doesNotMatch(text.value + text.gradient, /dy/);
  });

  it('shows over its expression, and not over the names in that, which are their own', () => {
    assert.equal(at(2)?.verdict?.name, 'return');
    assert.equal(at(2)?.explanation.role, 'gradient of x');
    assert.equal(at(0)?.verdict, undefined);
  });
});

describe('A layer that leaves its result in its object', () => {
  const layer = (back: string, update: string, named = 'output') => `class Dense {
  forward(x) {
    this.x = x;
    this.${named} = this.w.map((row, k) => row.reduce((sum, w, i) => sum + w * x[i], this.b[k]));
  }
  backward(dy, rate) {
    ${back}
    for (let k = 0; k < dy.length; k++) {
      for (let i = 0; i < this.x.length; i++) this.w[k][i] -= rate * dy[k] * this.x[i];
      this.b[k] -= rate * dy[k];
    }
    ${update}
    return dx;
  }
}`;
  const dx = 'const dx = this.x.map((_, i) => dy.reduce((sum, d, k) => sum + d * this.w[k][i], 0));';
  const told = (source: string, what: RegExp) =>
    verdictsOn(source, 'javascript').flatMap(({ judgement, line }) => (what.test(judgement) ? line : []));

  it('is right', () => assert.deepEqual(told(layer(dx, ''), /exact|correct/), [7, 9, 10]));

  it('is changed before the error goes through it', () => {
    assert.deepEqual(told(layer('', dx), /wrong/), [9]);
    assert.deepEqual(told(layer('', dx), /inherited/), [12]);
  });

  it('is none that leaves something else', () => assert.deepEqual(told(layer('', dx, 'sum'), /wrong/), []));
});

/** A layer that gives back the gradient of what its activation gets, or of what it gets itself. */
const dense = (name: string, back: string) => `class Dense {
  constructor(n, m) {
    this.W = Array.from({ length: m }, () => Array.from({ length: n }, () => Math.random() - 0.5));
    this.dW = this.W.map((row) => row.map(() => 0));
  }
  forward(x) {
    this.x = x;
    this.out = this.W.map((row) => 1 / (1 + Math.exp(-row.reduce((s, w, j) => s + w * x[j], 0))));
    return this.out;
  }
  backward(above) {
    const ${name} = above.map((a, i) => a * this.out[i] * (1 - this.out[i]));
    for (let i = 0; i < ${name}.length; i++)
      for (let j = 0; j < this.x.length; j++) this.dW[i][j] += ${name}[i] * this.x[j];
    ${back}
  }
}
`;

describe('What a layer gives back under a name that says little', () => {
  const toInput = (name: string, term: string) =>
    `const back = this.x.map((_, j) => ${name}.reduce((s, d, i) => s + ${term}, 0)); return back;`;
  for (const [n, name] of ['delta', 'grad', 'grads', 'dz'].entries()) {
    it(`is right as the gradient of what its activation gets: ${name}`, () =>
      areRight(dense(name, `return ${name};`), 'javascript', 2));
    for (const [c, called] of ['grads', 'result', 'dx'].entries()) {
      const made = (term: string) =>
        dense(name, toInput(name, term).replaceAll('back', called)).replaceAll(
          'grads.reduce',
          `${name}.reduce`,
        );
      if (name === called) continue;
      it(`is right as the gradient of what it gets: ${called}, of ${name}`, () =>
        areRight(made('d * this.W[i][j]'), 'javascript', 3));
      const mistakes = ['this.W[i][j]', 'd * this.W[j][i]', '-d * this.W[i][j]'];
      // Each mistake under each name, and each way to go back with each of both.
      const term = mistakes[(n + c) % mistakes.length];
      it(`is told where it is not: ${term} in ${called}, of ${name}`, () => {
        const wrong = verdictsOn(made(term), 'javascript').filter(({ judgement }) => judgement === 'wrong');
        assert.deepEqual(
          wrong.map(({ line, edits }) => [line, edits.length > 0]),
          [[15, true]],
        );
      });
    }
  }
});
