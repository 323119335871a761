/* What a person accepts, and what is handed through a step, in passes that are followed: who is blamed then, and who is not. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

/** What is said of each gradient: its judgement, and the reason where it has one. */
const told = (source: string, language: Language = 'javascript') =>
  Object.fromEntries(
    verdictsOn(source, language).map(({ name, judgement, reason }) => [
      name,
      `${/exact|correct/.test(judgement) ? 'right' : judgement}${reason === null ? '' : `: ${reason}`}`,
    ]),
  );

const accepted = 'right: Accepted: turned around on purpose.';
const fromDz = 'right: Judged from dz on, which is accepted.';

describe('@accept in a layer', () => {
  const layer = (behind: string, above = '', dw = 'g * v') => `class Square:
    def forward(self, x, w):
        self.x, self.w = x, w
        self.z = [w * v for v in x]
        return sum(z * z for z in self.z)

    def backward(self, dout):
        dz = []
        for z in self.z:${above}
            dz.append(-2 * z * dout)${behind}
        dw = 0
        for g, v in zip(dz, self.x):
            dw += ${dw}
        dx = [g * self.w for g in dz]
        return dx, dw
`;
  const comment = '# @accept turned around on purpose';

  it('silences what is done in a loop, and what is made of that is judged from there', () => {
    assert.match(told(layer(''), 'python').dz, /^wrong: /);
    const right = { dz: accepted, dw: fromDz, dx: fromDz };
    assert.deepEqual(told(layer(`  ${comment}`), 'python'), right);
    assert.deepEqual(told(layer('', `\n            ${comment}`), 'python'), right);
  });

  it('does not hide a mistake below, which is mended from there', () => {
    const source = layer(`  ${comment}`, '', 'g * z');
    const [wrong, ...others] = verdictsOn(source, 'python').filter(({ judgement }) => judgement === 'wrong');
    assert.deepEqual([wrong.name, others], ['dw', []]);
    assert.equal(applyEdits(source, wrong.edits), layer(`  ${comment}`));
  });

  it('silences a function that it stands above', () => {
    const source = (above: string) =>
      `const product = (a, b) => a * b;\n${above}function productBackward(a, b, dout) {\n  const da = 0.5 * b * dout;\n  const db = a * dout;\n  return [da, db];\n}\n`;
    assert.match(told(source('')).da, /^wrong: /);
    assert.deepEqual(told(source('// @accept turned around on purpose\n')), { da: accepted, db: 'right' });
  });
});

describe('a surrogate', () => {
  const net = (step: string, dz: string, dw = 'dz * this.x') => `class Net {
  constructor(w, v) {
    this.w = w;
    this.v = v;
  }
  forward(x) {
    this.x = x;
    this.z = this.w * x;
    this.b = ${step};
    return this.v * this.b;
  }
  backward(dout) {
    this.dv = this.b * dout;
    const db = this.v * dout;
    const dz = ${dz};
    this.dw = ${dw};
  }
}
`;
  const steps = ['this.z > 0 ? 1 : -1', 'Math.sign(this.z)', 'Math.round(this.z)', 'this.z >= 0.5 ? 1 : 0'];

  it('goes straight through a step, or by the slope of something smooth, and is no mistake', () => {
    for (const step of steps)
      for (const dz of ['db', 'db * (1 - Math.tanh(this.z) ** 2)', 'Math.abs(this.z) <= 1 ? db : 0']) {
        const { 'this.dv': dv, db, dz: handed, 'this.dw': dw } = told(net(step, dz));
        assert.deepEqual([dv, db], ['right', 'right'], `${step}, ${dz}`);
        assert.match(handed, /^right: A surrogate: /, `${step}, ${dz}`);
        assert.equal(dw, 'right: Judged from dz on, which is accepted.', `${step}, ${dz}`);
      }
  });

  it('does not hide a mistake above or below', () => {
    const below = told(net('Math.sign(this.z)', 'db', 'dz * this.v'));
    assert.match(below['this.dw'], /^wrong/);
    const above = told(net('Math.sign(this.z)', 'db').replace('this.v * dout', 'this.b * dout'));
    assert.match(above.db, /^wrong/);
  });

  it('is none where nothing but a smooth gate lies between', () => {
    assert.match(told(net('Math.tanh(this.z)', 'db')).dz, /^wrong/);
    assert.match(told(net('this.z > 0 ? this.z : 0', 'db')).dz, /^wrong/);
  });

  it('is none of a derivative that is 0, as written', () => {
    assert.equal(told(net('Math.sign(this.z)', '0 * db')).dz, 'right');
  });
});

describe('minus a gradient', () => {
  const layer = (sign: string) =>
    `class Square {\n  forward(x, w) {\n    this.x = x;\n    this.w = w;\n    this.z = w * x;\n    return this.z * this.z;\n  }\n  backward(dout) {\n    const dz = ${sign}2 * this.z * dout;\n    const dw = dz * this.x;\n    const dx = dz * this.w;\n    return [dx, dw];\n  }\n}\n`;
  it('is wrong where the gradient from above is given, whatever the names', () => {
    assert.match(told(layer('-')).dz, /^wrong: The sign is wrong/);
    assert.equal(told(layer('')).dz, 'right');
    const renamed = layer('-').replace(/\bd(z|w|x)\b/g, (_, name) => `back${name.toUpperCase()}`);
    assert.ok(Object.values(told(renamed)).every((each) => !each.startsWith('right')));
  });
});
