/*
 * One unit that learns by itself, as beginners write it: a loop over the data or a class that keeps what it has computed, with
 * the slope of another activation, and errors from above whose sign nobody says.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';
import { areRight, instead, toldOf } from './told';

const line: WithMistakes = {
  title: 'a loop over the data',
  language: 'javascript',
  source: `function tune(slope, offset, points, rate) {
  for (const { x, wanted } of points) {
    const guess = Math.tanh(slope * x + offset);
    const miss = guess - wanted;
    const delta = miss * (1 - guess * guess);
    slope -= rate * delta * x;
    offset -= rate * delta;
  }
  return { slope, offset };
}
`,
  mistakes: [
    ['(1 - guess * guess)', '(1 - guess)'],
    ['(1 - guess * guess)', 'guess * (1 - guess)'],
    ['delta * x', 'delta * slope'],
  ],
};

const named: WithMistakes = {
  title: 'a loop in which gradients have names',
  language: 'javascript',
  source: `function fit(w, b, xs, ts, rate) {
  for (let i = 0; i < xs.length; i++) {
    const s = w * xs[i] + b;
    const p = 1 / (1 + Math.exp(-s));
    const dp = p - ts[i];
    const ds = dp * p * (1 - p);
    const dw = ds * xs[i];
    const db = ds;
    w -= rate * dw;
    b -= rate * db;
  }
  return [w, b];
}
`,
  mistakes: [
    ['dp * p * (1 - p)', 'dp * (1 - p)'],
    ['dp * p * (1 - p)', 'dp * (1 - p * p)'],
  ],
};

const inPython: WithMistakes = {
  title: 'a loop in Python',
  language: 'python',
  source: `import math

def learn(pairs, a, c, rate):
    for x, goal in pairs:
        out = math.tanh(a * x + c)
        error = goal - out
        grad = error * (1 - out ** 2)
        a += rate * grad * x
        c += rate * grad
    return a, c
`,
  mistakes: [
    ['error * (1 - out ** 2)', 'error * (1 - out)'],
    ['rate * grad * x', 'rate * grad'],
  ],
};

const keeping: WithMistakes = {
  title: 'a class that keeps what it has computed',
  language: 'python',
  source: `import math

class Cell:
    def __init__(self, n):
        self.weights = [0.2] * n
        self.offset = 0.1

    def forward(self, inputs):
        self.inputs = inputs
        self.total = sum(w * v for w, v in zip(self.weights, inputs)) + self.offset
        self.out = math.tanh(self.total)
        return self.out

    def learn(self, wanted, rate):
        miss = self.out - wanted
        delta = miss * (1 - self.out ** 2)
        for i in range(len(self.weights)):
            self.weights[i] -= rate * delta * self.inputs[i]
        self.offset -= rate * delta
`,
  mistakes: [
    ['miss * (1 - self.out ** 2)', 'miss * (1 - self.total ** 2)'],
    ['delta * self.inputs[i]', 'delta * self.weights[i]'],
    ['self.offset -=', 'self.offset +='],
  ],
};

/** What comes from above, called `error`, and steps that go along it or against it. */
const handed = (above: string, sign: string, last = sign) => `class Knob {
  answer(inputs) {
    this.inputs = inputs;
    this.sum = this.bias;
    for (let i = 0; i < inputs.length; i++) this.sum += this.weights[i] * inputs[i];
    this.out = 1 / (1 + Math.exp(-this.sum));
    return this.out;
  }
  backpropagate(${above}) {
    const delta = ${above} * this.out * (1 - this.out);
    for (let i = 0; i < this.inputs.length; i++)
      this.weights[i] ${sign}= this.rate * delta * this.inputs[i];
    this.bias ${last}= this.rate * delta;
  }
}
`;

describe('A mistake in a unit that learns by itself', () => {
  tellTheirLines([line, named, inPython, keeping], wrongLinesOnce);

  it('is told of each line that has it', () => {
    const source = `import math

def learn(pairs, a, c, rate):
    for x, goal in pairs:
        out = math.tanh(a * x + c)
        error = out - goal
        da = error * (1 - out) * x
        dc = error * (1 - out)
        a -= rate * da
        c -= rate * dc
    return a, c
`;
    assert.deepEqual(wrongLinesOnce(source, 'python'), [7, 8]);
  });
});

describe('An error from above', () => {
  accuseNobody(
    ['error', 'err', 'delta_out'].flatMap((above) =>
      ['+', '-'].map((sign) => [`${above}, ${sign}=`, 'javascript', handed(above, sign)] as const),
    ),
    'has either sign:',
  );

  it('has the sign with which the first step is right', () => {
    assert.deepEqual(wrongLinesOnce(handed('error', '+', '-'), 'javascript'), [13]);
    assert.deepEqual(wrongLinesOnce(handed('error', '-', '+'), 'javascript'), [13]);
  });

  it('has no other one where it is called the gradient', () => {
    assert.deepEqual(wrongLinesOnce(handed('gradient', '+'), 'javascript'), [12, 13]);
  });
});

describe('The slope of what is called with an expression', () => {
  const wave = `import math

def gradients(w, v, xs, ts):
    dw = 0.0
    dv = 0.0
    for x, t in zip(xs, ts):
        h = math.sin(w * x)
        e = h * v - t
        dv += 2 * e * h
        dh = 2 * e * v
        dz = dh * math.cos(w * x)
        dw += dz * x
    return dw, dv
`;

  for (const slope of ['dh', 'dh * h'])
    it(`mends what has none, and nothing else is called wrong: ${slope}`, () => {
      const wrong = instead(wave, 'dh * math.cos(w * x)', slope);
      const verdicts = verdictsOn(wrong, 'python').filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        verdicts.map((each) => each.line),
        [11],
      );
      areRight(applyEdits(wrong, verdicts[0].edits), 'python', 4);
    });

  it('has parentheses where it needs them', () => {
    const source = wave.replaceAll('math.sin(', 'math.log(').replace('dh * math.cos(w * x)', 'dh / (w * x)');
    assert.equal(toldOf(source, 'python').dw, 'right');
    const wrong = instead(source, 'dh / (w * x)', 'dh');
    const [{ edits }] = verdictsOn(wrong, 'python').filter(({ judgement }) => judgement === 'wrong');
    areRight(applyEdits(wrong, edits), 'python', 4);
  });
});
