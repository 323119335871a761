/* Two nets that learn from each other, each with a loss of its own: what one loss is not made of is not held against it. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const rivals = (
  first = 'judgeLoss',
  second = 'makerLoss',
) => `let grow = 0.3, shift = 0.1, slope = 0.2, level = -0.1;
const rate = 0.02;
const squash = (v) => 1 / (1 + Math.exp(-v));
let ${first === second ? first : `${first}, ${second}`};
for (let round = 0; round < 200; round++) {
  const seed = Math.random(), seen = 3 + Math.random();
  const made = grow * seed + shift;
  const trust = squash(slope * seen + level), doubt = squash(slope * made + level);
  ${first} = -Math.log(trust) - Math.log(1 - doubt);
  const gTrust = trust - 1, gDoubt = doubt;
  slope -= rate * (gTrust * seen + gDoubt * made);
  level -= rate * (gTrust + gDoubt);
  const again = squash(slope * made + level);
  ${second} = -Math.log(again);
  const gMade = (again - 1) * slope;
  grow -= rate * gMade * seed;
  shift -= rate * gMade;
}
`;

const wrongLines = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.flatMap(({ judgement, at }) =>
      judgement === 'wrong' ? source.slice(0, at.from).split('\n').length : [],
    ),
  );

describe('Two losses in one loop', () => {
  for (const names of [
    ['judgeLoss', 'makerLoss'],
    ['loss', 'loss'],
  ] as const) {
    it(`accuse nobody: ${names.join(' and ')}`, () => assert.deepEqual(wrongLines(rivals(...names)), []));
    it(`have their mistakes told where these are: ${names.join(' and ')}`, () =>
      assert.deepEqual(wrongLines(rivals(...names).replace('gDoubt = doubt', 'gDoubt = doubt - 1')), [10]));
  }
});
