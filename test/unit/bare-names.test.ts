/* A function that goes by its bare name is the same gate, and a mistake with it is told as well. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** A pass in which w's gradient lacks the function that w is multiplied by. */
const lacking = (call: string) => `var q = 0.7, w = 2;
var y = ${call} * w + q;
var z = y * y;
var dz = 1;
var dy = 2 * y * dz;
var dw = dy;
`;

const calls = [
  'sin(q)',
  'cos(q)',
  'tan(q)',
  'sqrt(q)',
  'cbrt(q)',
  'sinh(q)',
  'atan(q)',
  'asinh(q)',
  'log1p(q)',
  'log2(q)',
  'pow(q, 3)',
  'hypot(q, 3)',
  'sig(q)',
  'softplus(q)',
];

describe('a factor that a line lacks', () => {
  for (const call of calls)
    it(`is named where it is ${call}`, () => {
      const source = lacking(call);
      const [{ verdicts }] = verify(analyze(source));
      const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        wrong.map(({ name, kind, reason }) => [name, kind, reason]),
        [['dw', 'missing local gradient', `The local gradient is missing a factor: ${call}.`]],
      );
      const mended = applyEdits(source, wrong[0].edits ?? []);
      assert.ok(mended.includes(`var dw = dy * ${call};`), mended);
    });
});
