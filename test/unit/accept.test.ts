/* Deviations that a person accepts in a comment: who is blamed then, and who is not. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { closerLook, verify } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';

const reason = 'reversed for the adversary';

/** A pass that turns a gradient around at dz on purpose; `comment` goes behind that line. */
const reversal = (comment: string, dw = 'x * dz') => `const x = 0.5, w = -1.25, y = 0.75;
const z = x * w;
const s = Math.tanh(z);
const loss = (s - y) * (s - y);
// backward
const dloss = 1;
const ds = 2 * (s - y) * dloss;
const dz = -(1 - s * s) * ds;${comment}
const dx = w * dz;
const dw = ${dw};
`;

const verdictsOf = (source: string) =>
  verify(closerLook(analyze(source))).flatMap(({ verdicts }) => verdicts);

const judgements = (source: string) =>
  Object.fromEntries(verdictsOf(source).map(({ name, judgement }) => [name, judgement]));

describe('@accept', () => {
  it('silences the line that it stands on, and what is made of that is judged from there', () => {
    assert.equal(judgements(reversal('')).dz, 'wrong');
    const found = verdictsOf(reversal(` // @accept ${reason}`));
    const told = new Map(found.map(({ name, judgement, reason: why }) => [name, `${judgement}: ${why}`]));
    assert.equal(told.get('dz'), `correct: Accepted: ${reason}.`);
    assert.match(told.get('dx') ?? '', /^(exact|correct): Judged from dz on, which is accepted\.$/);
    assert.match(told.get('dw') ?? '', /^(exact|correct): Judged from dz on, which is accepted\.$/);
  });

  it('does not hide a mistake below, whose fix and numbers go on from what is accepted', () => {
    const source = reversal(` // @accept ${reason}`, 'w * dz');
    const wrong = verdictsOf(source).filter(({ judgement }) => judgement === 'wrong');
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['dw'],
    );
    const s = Math.tanh(0.5 * -1.25);
    assert.ok(Math.abs((wrong[0].expected ?? Number.NaN) - 0.5 * -(1 - s * s) * 2 * (s - 0.75)) < 1e-12);
    const mended = applyEdits(source, wrong[0].edits);
    assert.match(mended, /const dw = x \* dz;/);
    assert.ok(!Object.values(judgements(mended)).includes('wrong'));
  });

  it('does not hide a mistake above or beside', () => {
    const above = reversal(` // @accept ${reason}`).replace('2 * (s - y)', '3 * (s - y)');
    assert.equal(judgements(above).ds, 'wrong');
    assert.equal(
      judgements(reversal('').replace('// backward', '// @accept the loss is squared')).dz,
      'wrong',
    );
  });

  const inFunction = (head: string, tail = '') =>
    `${head}function turn(x, w) {${tail}\n  const f = x * w;\n  const df = 1;\n  const dx = -w * df;\n  const dw = -x * df;\n  return [dx, dw];\n}\n`;
  const right = { df: 'exact', dx: 'correct', dw: 'correct' };
  for (const [place, source, expected] of [
    ['above a function', inFunction(`// @accept ${reason}\n`), right],
    ['where a function begins', inFunction('', ` // @accept ${reason}`), right],
    ['in a doc comment above a function', inFunction(`/**\n * Turns.\n * @accept ${reason}\n */\n`), right],
    [
      'above a line',
      inFunction('').replace('  const dx', `  // @accept ${reason}\n  const dx`),
      { ...right, dw: 'wrong' },
    ],
    [
      'above a method',
      `class A {\n  // @accept ${reason}\n  ${inFunction('').replace('function ', '')}}\n`,
      right,
    ],
    ['above another function', `// @accept ${reason}\nfunction other() {}\n${inFunction('')}`, 'wrong'],
    [
      'on the line of another gradient',
      inFunction('').replace('df = 1;', `df = 1; // @accept ${reason}`),
      'wrong',
    ],
    [
      'on one of two lines of a statement',
      'const x = 2, w = 3;\nconst f = x * w;\nconst df = 1;\nconst dx = -w * df, // @accept because\n  dw = -x * df;\n',
      { ...right, dw: 'wrong' },
    ],
  ] as const)
    it(`counts ${place}, for what stands there alone`, () => {
      const found = judgements(source);
      if (expected === 'wrong')
        assert.ok(found.dx === 'wrong' && found.dw === 'wrong', JSON.stringify(found));
      else assert.deepEqual(found, expected);
    });

  it('on a helper silences the gradients that are made with it', () => {
    const source = `const x = 2, w = 3;\nconst f = Math.tanh(x * w);\nconst df = 1;\nconst slope = 1; // @accept straight-through\nconst dx = w * slope * df;\nconst dw = x * slope * df;\n`;
    assert.ok(verdictsOf(source.replace(/ \/\/.*/, '')).some(({ judgement }) => judgement === 'wrong'));
    const found = judgements(source);
    assert.deepEqual([found.dx, found.dw], ['correct', 'correct']);
  });

  it('needs a reason, and says so', () => {
    const analysis = analyze(reversal(' // @accept'));
    assert.match(
      analysis.notes.map(({ message }) => message).join(),
      /@accept needs a reason, such as @accept /,
    );
    assert.equal(judgements(reversal(' // @accept')).dz, 'wrong');
  });

  it('leaves a gradient that is right as it is, and does not make a file one about a circuit', () => {
    const plain = reversal('').replace('-(1', '(1');
    assert.deepEqual(judgements(plain.replace('ds;', `ds; // @accept ${reason}`)), judgements(plain));
    assert.equal(analyze('// @accept all files\nconst server = start();\n').active, false);
  });

  it('is in the JSON as a verdict that is right, with the reason', () => {
    const analysis = analyze(reversal(` // @accept ${reason}`));
    const [circuit] = report('a.js', analysis).circuits;
    const dz = circuit.handwritten?.find(({ name }) => name === 'dz');
    assert.deepEqual([dz?.verdict, dz?.reason], ['correct', `Accepted: ${reason}.`]);
  });
});
