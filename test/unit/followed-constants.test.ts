/* Numbers that hang together by what the file computes elsewhere: at its top, around functions, where objects are made. */

import { deepEqual } from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { verdictsOn } from '../judged/measure';
import { analyze } from './analyze';

/** The judgements of a text's gradients, without what is said twice. */
function judged(text: string, { isPython }: Program): string[] {
  const language = isPython ? 'python' : 'javascript';
  const verdicts = verify(analyze(text, { asked: true, language })).flatMap((each) => each.verdicts);
  return [...new Set(verdicts.map(({ name, judgement }) => `${name} ${judgement}`))];
}

interface Program {
  readonly where: string;
  readonly text: string;
  /** A part of the text, and another with which a gradient is wrong. */
  readonly mistake: readonly [string, string];
  readonly names: readonly string[];
  readonly isPython?: true;
}

const methods = (scale: string, inverse: string) => `  forward(x) {
    this.x = x;
    return x.map((each) => Math.sin(each) * ${scale});
  }
  backward(dy) {
    const dx = [];
    for (let i = 0; i < dy.length; i++) dx[i] = Math.cos(this.x[i]) * dy[i] / ${inverse};
    return dx;
  }
`;

const programs: readonly Program[] = [
  {
    where: 'at the top of the file',
    text: `const scale = 3;\nconst inverse = 1 / scale;\nclass Wave {\n${methods('scale', 'inverse')}}\n`,
    mistake: ['1 / scale', '2 / scale'],
    names: ['dx'],
  },
  {
    where: 'where an object is made',
    text: `class Wave {\n  constructor(rate) {\n    this.rate = rate;\n    const keep = 1 - rate;\n    this.inverse = 1 / keep;\n  }\n${methods('(1 - this.rate)', 'this.inverse')}}\n`,
    mistake: ['1 - rate', '2 - rate'],
    names: ['dx'],
  },
  {
    where: 'where a class says what its objects begin with',
    text: `class Wave {\n  scale = 1.5;\n  inverse = 1 / this.scale;\n${methods('this.scale', 'this.inverse')}}\n`,
    mistake: ['1 / this.scale', '1 + this.scale'],
    names: ['dx'],
  },
  {
    where: 'in another method',
    text: `class Wave {\n  resize(n) {\n    this.n = n;\n    this.share = n ** 0.5;\n  }\n${methods('this.n ** -0.5', 'this.share')}}\n`,
    mistake: ['n ** 0.5', 'n ** 0.25'],
    names: ['dx'],
  },
  {
    where: 'around functions',
    text: 'function wave(n) {\n  const inverse = 1 / n;\n  let x;\n  return {\n    forward(input) {\n      x = input;\n      return input.map((each) => Math.sin(each) / n);\n    },\n    backward(dy) {\n      const dx = [];\n      for (let i = 0; i < dy.length; i++) dx[i] = Math.cos(x[i]) * inverse * dy[i];\n      return dx;\n    },\n  };\n}\n',
    mistake: ['1 / n', '1 - n'],
    names: ['dx'],
  },
  {
    where: 'in a function that makes objects with new',
    text: 'function Wave(n) {\n  this.n = n;\n  this.inverse = 1 / n;\n}\nWave.prototype.forward = function (x) {\n  this.x = x;\n  return x.map((each) => Math.sin(each) / this.n);\n};\nWave.prototype.backward = function (dy) {\n  const dx = [];\n  for (let i = 0; i < dy.length; i++) dx[i] = Math.cos(this.x[i]) * this.inverse * dy[i];\n  return dx;\n};\n',
    mistake: ['1 / n', '1 / n / n'],
    names: ['dx'],
  },
  {
    where: 'as two literals that are the same',
    text: `class Wave {\n  constructor() {\n    this.scale = 0.5;\n    this.twice = 2;\n  }\n${methods('this.scale', 'this.twice')}}\n`,
    mistake: ['= 2', '= 3'],
    names: ['dx'],
  },
  {
    where: 'in a module of Python',
    text: 'TEMPERATURE = 2.0\nCOOLING = 1 / TEMPERATURE\n\n\ndef forward(xs, w):\n    return [w * x * x / TEMPERATURE for x in xs], (xs, w)\n\n\ndef backward(dzs, cache):\n    xs, w = cache\n    dw = 0.0\n    dxs = []\n    for x, g in zip(xs, dzs):\n        dw += x * x * COOLING * g\n        dxs.append(2 * w * x * COOLING * g)\n    return dxs, dw\n',
    mistake: ['1 / TEMPERATURE', '1 - TEMPERATURE'],
    names: ['dxs', 'dw'],
    isPython: true,
  },
  {
    where: 'in a class of Python',
    text: 'class Scaled:\n    def __init__(self, width):\n        self.width = width\n        self.factor = width ** -0.5\n\n    def forward(self, q, k):\n        self.q, self.k = q, k\n        return sum(a * b for a, b in zip(q, k)) * self.width ** -0.5\n\n    def backward(self, dout):\n        dq = [dout * b * self.factor for b in self.k]\n        dk = [dout * a * self.factor for a in self.q]\n        return dq, dk\n',
    mistake: ['= width ** -0.5', '= width ** -0.25'],
    names: ['dq', 'dk'],
    isPython: true,
  },
];

describe('What a file computes once from other numbers', () => {
  for (const program of programs) {
    const { where, text, mistake, names } = program;

    it(`is known to those who read both, ${where}`, () => {
      const said = judged(text, program);
      for (const name of names) deepEqual(said.filter((each) => each.startsWith(`${name} `)).length, 1, name);
      deepEqual(
        said.filter((each) => /wrong|inherited|uncertain/.test(each)),
        [],
      );
    });

    it(`is wrong where it is another number, ${where}`, () => {
      const said = judged(text.replace(...mistake), program);
      deepEqual(
        said.filter((each) => each.endsWith(' right') || / (exact|correct|approximate)$/.test(each)).length,
        0,
      );
      deepEqual(
        said.some((each) => each.endsWith(' wrong')),
        true,
      );
    });
  }

  it('is said to rest on two numbers that happen to be the same, and is wrong once they are others', () => {
    const source = (factor: number) =>
      `const factor = ${factor};\nconst scale = 3;\nfunction forward(x) {\n  return scale * x * x;\n}\nfunction backward(x, dout) {\n  const dx = 2 * factor * x * dout;\n  return dx;\n}\n`;
    const [same] = verdictsOn(source(3), 'javascript');
    deepEqual(
      [same.judgement, same.reason],
      ['correct', 'Right as long as the numbers at the top of the file are these.'],
    );
    deepEqual(verdictsOn(source(4), 'javascript')[0].judgement, 'wrong');
  });
});
