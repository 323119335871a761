/* Backward functions that return one of two lists or objects, as a condition says. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const said = (source: string, language: 'javascript' | 'python' = 'javascript') =>
  verify(analyze(source, { language, asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement }) => `${name}: ${judgement.replace('exact', 'correct')}`),
  );

const larger = 'function largerForward(a, b) { return Math.max(a, b); }\n';
const ways: readonly (readonly [how: string, right: string, wrong: string])[] = [
  ['an expression', 'return a > b ? [dy, 0] : [0, dy];', 'return a > b ? [dy, dy] : [0, dy];'],
  [
    'an early return',
    'if (a > b) return [dy, 0]; return [0, dy];',
    'if (a > b) return [dy, 0]; return [dy, 0];',
  ],
  [
    'both sides',
    'if (a > b) { return [dy, 0]; } else { return [0, dy]; }',
    'if (a > b) { return [0, 0]; } else { return [0, dy]; }',
  ],
  [
    'objects',
    'if (a > b) return { da: dy, db: 0 }; return { da: 0, db: dy };',
    'if (a > b) return { da: dy, db: dy }; return { da: 0, db: dy };',
  ],
];

describe('Gradients that are returned on one side of a condition', () => {
  for (const [how, right, wrong] of ways) {
    it(`are judged, said by ${how}`, () => {
      const verdicts = said(`${larger}function largerBackward(a, b, dy) { ${right} }`);
      assert.equal(verdicts.length, 2, verdicts.join('\n'));
      assert.ok(
        verdicts.every((each) => each.endsWith('correct')),
        verdicts.join('\n'),
      );
    });
    it(`are found wrong, said by ${how}`, () => {
      const verdicts = said(`${larger}function largerBackward(a, b, dy) { ${wrong} }`);
      assert.ok(
        verdicts.some((each) => each.endsWith('wrong')),
        verdicts.join('\n'),
      );
    });
  }
  it('are judged of three sides', () => {
    const clip = (
      second: string,
    ) => `function clipForward(x, lo, hi) { return x < lo ? lo : x > hi ? hi : x; }
function clipBackward(x, lo, hi, dy) {
  if (x < lo) return [0, dy, 0];
  if (x > hi) return ${second};
  return [dy, 0, 0];
}`;
    assert.deepEqual(said(clip('[0, 0, dy]')), [
      'return[0]: correct',
      'return[1]: correct',
      'return[2]: correct',
    ]);
    assert.deepEqual(said(clip('[0, 0, 0]')), [
      'return[0]: correct',
      'return[1]: correct',
      'return[2]: wrong',
    ]);
  });
  it('are judged in Python', () => {
    const source = (otherwise: string) => `def larger_forward(a, b):
    return max(a, b)

def larger_backward(a, b, dy):
    return (dy, 0.0) if a > b else ${otherwise}
`;
    assert.deepEqual(said(source('(0.0, dy)'), 'python'), ['return[0]: correct', 'return[1]: correct']);
    assert.ok(said(source('(0.0, 0.0)'), 'python').includes('return[1]: wrong'));
  });
});
