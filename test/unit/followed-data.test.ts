/*
 * A file that trains a net on numbers of its own: with zeros and ones alone wrong code may look right, so that other numbers
 * are tried in their place; and weights may begin with what somebody computes.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { verdictsOn } from '../judged/measure';
import { readJudged } from '../judged/program';
import { analyze } from './analyze';

/** A gate of two bits, learned at the top of a file; its first example is all zeros. */
const gate = (weights: string, offsets: string) => `const bits = [[0, 0], [1, 0], [0, 1], [1, 1]];
const wanted = [0, 1, 1, 1];
const start = () => Math.random() - 0.5;
const inner = ${weights};
const offset = ${offsets};
const outer = [start(), start()];
let last = 0;
const rate = 0.2;
const look = (bit) => {
  const seen = [];
  for (let k = 0; k < 2; k++) seen.push(Math.tanh(inner[k][0] * bit[0] + inner[k][1] * bit[1] + offset[k]));
  let sum = last;
  for (let k = 0; k < 2; k++) sum += outer[k] * seen[k];
  return { seen, answer: 1 / (1 + Math.exp(-sum)) };
};
for (let time = 0; time < 900; time++) {
  for (let n = 0; n < bits.length; n++) {
    const { seen, answer } = look(bits[n]);
    const off = answer - wanted[n];
    const loss = off * off;
    const dAnswer = 2 * off;
    const dSum = dAnswer * answer * (1 - answer);
    for (let k = 0; k < 2; k++) {
      const dSeen = dSum * outer[k];
      const dBend = dSeen * (1 - seen[k] * seen[k]);
      outer[k] -= rate * dSum * seen[k];
      inner[k][0] -= rate * dBend * bits[n][0];
      inner[k][1] -= rate * dBend * bits[n][1];
      offset[k] -= rate * dBend;
    }
    last -= rate * dSum;
  }
}
`;

const starts = [
  ['[[start(), start()], [start(), start()]]', '[0, 0]'],
  ['[0, 1].map(() => [start(), start()])', '[start(), start()]'],
  ['Array.from({ length: 2 }, () => [start(), start()])', 'new Array(2).fill(0)'],
] as const;

const slips = [
  ['(1 - seen[k] * seen[k])', '(1 - seen[k])'],
  ['dSum * outer[k]', 'dSum'],
  ['dAnswer * answer * (1 - answer)', 'dAnswer * (1 - answer)'],
  ['rate * dBend * bits[n][1]', 'rate * dBend * bits[n][0]'],
  ['rate * dSum * seen[k]', 'rate * dAnswer * seen[k]'],
] as const;

const verdictsOf = (source: string) =>
  verify(analyze(source, { language: 'javascript' })).flatMap(({ verdicts }) => verdicts);
const lineOf = (source: string, at: number) => source.slice(0, at).split('\n').length;

describe('A net that a file trains on its own numbers', () => {
  for (const [weights, offsets] of starts) {
    const source = gate(weights, offsets);
    it(`is right, with each step: ${weights}`, () => {
      const verdicts = verdictsOf(source);
      assert.ok(verdicts.length >= 8);
      for (const { judgement, name } of verdicts) assert.match(judgement, /exact|correct/, name);
    });
    for (const [right, wrong] of slips)
      it(`has its mistake told, where it is, with the edit that mends it: ${wrong}, ${weights}`, () => {
        const slipped = source.replace(right, wrong);
        const blamed = verdictsOf(slipped).filter(({ judgement }) => judgement === 'wrong');
        assert.deepEqual(
          blamed.map(({ at }) => lineOf(slipped, at.from)),
          [lineOf(source, source.indexOf(right))],
        );
        const mended = applyEdits(slipped, blamed[0].edits);
        assert.ok(verdictsOf(mended).every(({ judgement }) => /exact|correct/.test(judgement)));
      });
  }
});

describe('An example that shows a mistake', () => {
  it('names the numbers of the file that are others in it', () => {
    const source = gate('[[start(), start()], [start(), start()]]', '[0, 0]');
    const [blamed] = verdictsOf(source.replace('(1 - seen[k] * seen[k])', '(1 - seen[k])')).filter(
      ({ judgement }) => judgement === 'wrong',
    );
    const names = [...(blamed.counterexample?.inputs.keys() ?? [])];
    for (const name of ['bits[0][0]', 'bits[0][1]', 'wanted[0]']) assert.ok(names.includes(name), name);
    // What has no part in the first example is as it was.
    assert.ok(!names.includes('bits[1][0]'));
  });
});

describe('A number that several calls of the same code come by', () => {
  const [engine] = readJudged('test/judged/python').filter(({ file }) => file.endsWith('value_engine.py'));
  const [, definitions] = engine.source.match(/^([\s\S]*?)\na = Value\(/) ?? [];
  const program = (use: string) => `${definitions}
def made(n):
    p, q = Value(n['p']), Value(n['q'])
    return p, q, ${use}

def loss(n):
    return made(n)[2].data

def gradients(n):
    p, q, out = made(n)
    out.backward()
    return {'p': p.grad, 'q': q.grad}

print(gradients({'p': 0.7, 'q': -1.2}))
`;

  for (const use of ['p * q - q', 'p * q + q * 3', 'p * q ** -1 - q', '-(p * q) + p * 3 + q * 3'])
    it(`is nobody's variable: ${use}`, () => {
      const all = verdictsOn(program(use), 'python');
      assert.ok(all.length >= 4);
      for (const { line, judgement } of all)
        assert.match(judgement, /exact|correct|uncertain/, `line ${line}`);
    });
});
