/*
 * Gradients to which several lines give shares: of a chain with one wrong line that line is told, and no line that is right
 * but gets what the wrong one has left.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';

/** The lines that are called wrong, with the reasons. */
const wrongIn = (source: string, language: Language): [number, string | null][] =>
  verdictsOn(source, language)
    .filter(({ judgement }) => judgement === 'wrong')
    .map(({ line, reason }) => [line, reason]);

const wrongLines = (source: string, language: Language) => wrongIn(source, language).map(([line]) => line);

/** A program by its lines, and the same with another line in the place of each that has a mistake. */
interface Chain {
  readonly title: string;
  readonly language: Language;
  readonly source: string;
  readonly mistakes: readonly (readonly [from: string, to: string])[];
}

const chains: readonly Chain[] = [
  {
    title: 'one function that goes back through all kinds of nodes',
    language: 'javascript',
    source: `const leaf = (data) => ({ kind: 'leaf', data, grad: 0 });
const plus = (l, r) => ({ kind: 'plus', l, r, data: l.data + r.data, grad: 0 });
const times = (l, r) => ({ kind: 'times', l, r, data: l.data * r.data, grad: 0 });
const over = (l, r) => ({ kind: 'over', l, r, data: l.data / r.data, grad: 0 });
const power = (l) => ({ kind: 'power', l, data: Math.exp(l.data), grad: 0 });

function back(node) {
  if (node.kind === 'plus') {
    node.l.grad += node.grad;
    node.r.grad += node.grad;
  } else if (node.kind === 'times') {
    node.l.grad += node.r.data * node.grad;
    node.r.grad += node.l.data * node.grad;
  } else if (node.kind === 'over') {
    node.l.grad += node.grad / node.r.data;
    node.r.grad -= (node.grad * node.l.data) / (node.r.data * node.r.data);
  } else if (node.kind === 'power') {
    node.l.grad += node.data * node.grad;
  }
}

const u = leaf(1.5);
const v = leaf(-0.5);
const sum = plus(u, v);
const up = power(sum);
const part = over(up, u);
const both = times(part, v);
const end = plus(both, sum);
end.grad = 1;
for (const node of [end, both, part, up, sum]) back(node);
`,
    mistakes: [
      ['(node.grad * node.l.data) / (node', '(node.grad + node.l.data * node.grad) / (node'],
      ['node.l.grad += node.data * node.grad', 'node.l.grad += (node.data + node.l.data) * node.grad'],
      ['node.l.grad += node.r.data * node.grad', 'node.l.grad += node.r.data * node.r.data * node.grad'],
    ],
  },
  {
    title: 'functions that hand out the way back under any name',
    language: 'javascript',
    source: `const leaf = (data) => ({ data, grad: 0, pull: () => {} });
function plus(l, r) {
  const out = leaf(l.data + r.data);
  out.pull = () => {
    l.grad += out.grad;
    r.grad += out.grad;
  };
  return out;
}
function over(l, r) {
  const out = leaf(l.data / r.data);
  out.pull = () => {
    l.grad += out.grad / r.data;
    r.grad -= (out.grad * l.data) / (r.data * r.data);
  };
  return out;
}
function power(l) {
  const out = leaf(Math.exp(l.data));
  out.pull = () => {
    l.grad += out.data * out.grad;
  };
  return out;
}
const made = (at) => {
  const [u, v] = [leaf(at.u), leaf(at.v)];
  const all = [plus(u, v)];
  all.push(power(all[0]), over(u, v));
  all.push(over(all[1], all[2]));
  all.push(plus(all[3], u));
  return { u, v, all };
};
const loss = (at) => made(at).all.at(-1).data;
const gradients = (at) => {
  const { u, v, all } = made(at);
  all.at(-1).grad = 1;
  for (const node of all.reverse()) node.pull();
  return { u: u.grad, v: v.grad };
};
`,
    mistakes: [
      ['(out.grad * l.data) / (r', '(out.grad + l.data) / (r'],
      ['l.grad += out.data * out.grad', 'l.grad += (out.data + l.data) * out.grad'],
    ],
  },
  {
    title: 'a class with the kind of each value',
    language: 'python',
    source: `import math


class Num:
    def __init__(self, data, kind='', parts=()):
        self.data = data
        self.kind = kind
        self.parts = parts
        self.grad = 0.0

    def back(self):
        if self.kind == '+':
            a, b = self.parts
            a.grad += self.grad
            b.grad += self.grad
        elif self.kind == '*':
            a, b = self.parts
            a.grad += b.data * self.grad
            b.grad += a.data * self.grad
        elif self.kind == 'tanh':
            a, = self.parts
            a.grad += (1 - self.data ** 2) * self.grad


def plus(a, b):
    return Num(a.data + b.data, '+', (a, b))


def times(a, b):
    return Num(a.data * b.data, '*', (a, b))


def tanh(a):
    return Num(math.tanh(a.data), 'tanh', (a,))


x = Num(0.4)
w = Num(-1.2)
wx = times(x, w)
z = plus(wx, x)
t = tanh(z)
end = times(t, wx)
end.grad = 1.0
for node in (end, t, z, wx):
    node.back()
`,
    mistakes: [
      ['(1 - self.data ** 2) * self.grad', '(1 - self.data ** 2 + a.data) * self.grad'],
      ['b.grad += a.data * self.grad', 'b.grad += a.data * a.data * b.data * self.grad'],
    ],
  },
];

describe('lines that give shares to the same gradients', () => {
  for (const { title, language, source, mistakes } of chains)
    it(`are told apart: ${title}`, () => {
      assert.deepEqual(wrongLines(source, language), []);
      for (const [from, to] of mistakes) {
        const text = source.replace(from, to);
        const line = source.slice(0, source.indexOf(from)).split('\n').length;
        assert.notEqual(text, source);
        assert.deepEqual(wrongLines(text, language), [line], to);
      }
    });

  const mean = (last: string) => `def mean_loss(w, b, xs, ys, lam):
    n = len(xs)
    loss = 0.0
    dw = 0.0
    db = 0.0
    for x, y in zip(xs, ys):
        error = w * x + b - y
        loss += error ** 2
        dw += 2 * error * x
        db += 2 * error / n
    loss = loss / n + lam * w ** 2
    ${last}
    return loss, dw, db
`;

  it('are both named where what they make is put together otherwise, and no edit mends it', () => {
    assert.deepEqual(wrongLines(mean('dw = dw / n + 2 * lam * w'), 'python'), []);
    const [[, reason]] = wrongIn(mean('dw = dw * dw / n + 2 * lam * w * w'), 'python');
    assert.match(reason ?? '', /line 9 and line 12/);
  });

  it('do not count where they are written over', () => {
    const [[line]] = wrongIn(mean('dw = 2 * lam * w * w + n'), 'python');
    assert.equal(line, 12);
  });
});
