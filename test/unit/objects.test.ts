/* Names of which only members or elements are read, or which are called: they stand for no number. */
import assert from 'node:assert/strict';
import { analyze } from './analyze';
import { shown } from './digest';

const names = (source: string, language: 'javascript' | 'python') =>
  shown(analyze(source, { language })).map(({ name }) => name);

const functions: readonly (readonly [
  parameters: string,
  value: string,
  object: string,
  parts: readonly string[],
])[] = [
  ['p, x', 'p.a * x', 'p', ['p.a']],
  ['p, x', 'p.a * x + p.b', 'p', ['p.a', 'p.b']],
  ['p, x', 'p.a.b * x', 'p', ['p.a.b']],
  ['w, x', 'w[0] * x', 'w', ['w[0]']],
  ['w, x', 'w[0] * x + w[1]', 'w', ['w[0]', 'w[1]']],
  ['w, x, i', 'w[i] * x', 'w', []],
  ['w, x, i', 'w[i][0] * x', 'w', []],
  ['m, x', 'm(x) * x', 'm', []],
  ['m, x', 'm.f(x) * x', 'm', []],
  ['m, x', 'm.k * m.f(x) * x', 'm', []],
];

describe('a name that is only used as an object', () => {
  for (const [parameters, value, object, parts] of functions)
    for (const language of ['javascript', 'python'] as const)
      it(`has no number, and its parts have theirs: ${value} in ${language}`, () => {
        const source =
          language === 'python'
            ? `def f(${parameters}):\n    y = ${value}\n    return y\n`
            : `function f(${parameters}) {\n  const y = ${value};\n  return y;\n}\n`;
        const found = names(source, language);
        assert.ok(!found.includes(object), `${found}`);
        for (const name of ['x', 'y', ...parts]) assert.ok(found.includes(name), `${name} of ${found}`);
      });

  it('has none as what a method is of', () => {
    const found = names(
      'class A:\n    def f(self, x):\n        y = self.w * x\n        return y\n',
      'python',
    );
    assert.deepEqual(found.sort(), ['self.w', 'x', 'y']);
  });

  it('has none where other code made it', () => {
    const found = names('conf = load()\nrate = conf.rate * 2\n', 'python');
    assert.deepEqual(found.sort(), ['conf.rate', 'rate']);
  });

  for (const value of ['s + s.k', 's * 2 + s[0]', 'g(s.k) * s', '-s * s.k'])
    it(`keeps its number where it is used as one, too: ${value}`, () => {
      assert.ok(
        names(`function f(s) {\n  const y = ${value};\n  return y;\n}\n`, 'javascript').includes('s'),
      );
    });

  for (const value of ['(a + b)[i] * a', '[a][0] + a'])
    it(`is no operand of what a part is read of: ${value}`, () => {
      assert.ok(
        names(`function f(a, b, i) {\n  const y = ${value};\n  return y;\n}\n`, 'javascript').includes('a'),
      );
    });
});
