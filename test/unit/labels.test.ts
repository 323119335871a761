/* Labels that a loss asks for, `y === 1`: they are one or the other of two numbers, and what is right for these is right. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';
import { instead } from './told';

const line = `
function step(u, v, x, side, rate) {
  const z = u * x + v;
  const p = 1 / (1 + Math.exp(-z));
  const cost = side === 1 ? -Math.log(p) : -Math.log(1 - p);
  const dz = p - side;
  const du = dz * x;
  const dv = dz;
  return [u - rate * du, v - rate * dv, cost];
}`;
const loop = `
function pass(u, rows, sides) {
  let cost = 0;
  const du = u.map(() => 0);
  for (let i = 0; i < rows.length; i++) {
    const z = u.reduce((sum, each, j) => sum + each * rows[i][j], 0);
    const p = 1 / (1 + Math.exp(-z));
    if (sides[i] === 0) cost -= Math.log(1 - p);
    else cost -= Math.log(p);
    const dz = p - sides[i];
    for (let j = 0; j < u.length; j++) du[j] += dz * rows[i][j];
  }
  return { cost, du };
}`;
const steps = `
import math
def fit(u, rows, sides, rate):
    cost = 0.0
    for x, side in zip(rows, sides):
        p = 1 / (1 + math.exp(-u * x))
        cost -= math.log(p if side == 1 else 1 - p)
        pull = p - side
        u -= rate * pull * x
    return u, cost
`;
const signs = `
import math
def slope(u, x, side):
    m = u * x
    if side == 1:
        cost = math.log(1 + math.exp(-m))
    else:
        cost = math.log(1 + math.exp(m))
    dm = -side / (1 + math.exp(side * m))
    du = dm * x
    return cost, du
`;
const programs: readonly (readonly [
  title: string,
  source: string,
  language: Language,
  from: string,
  to: string,
])[] = [
  ['in a straight line', line, 'javascript', 'dz * x', 'dz * u'],
  ['turned in a straight line', line, 'javascript', 'p - side', 'side - p'],
  ['in a loop', loop, 'javascript', 'dz * rows[i][j]', 'dz * u[j]'],
  ['where a step goes along it', steps, 'python', 'pull * x', 'pull * p'],
  ['that is 1 or -1', signs, 'python', '-side /', 'side /'],
];

const wrongIn = (source: string, language: Language) =>
  verdictsOn(source, language).flatMap((each) => (each.judgement === 'wrong' ? each.line : []));

describe('A label', () => {
  for (const [title, source, language, from, to] of programs) {
    it(`makes nobody wrong ${title}`, () => {
      const told = verdictsOn(source, language).map(({ judgement }) => judgement);
      assert(told.length > 0 && told.every((each) => /exact|correct/.test(each)), String(told));
    });
    it(`hides no mistake ${title}`, () => {
      const at = source.slice(0, source.indexOf(from)).split('\n').length;
      assert.deepEqual(wrongIn(instead(source, from, to), language), [at]);
    });
  }

  it('is said to be one of two numbers where something is right for these alone', () => {
    const notes = verdictsOn(line, 'javascript').map(({ reason }) => reason);
    assert(notes.includes('Right as long as side is 1 or 0.'), String(notes));
  });

  it('is none where its own gradient is asked for', () => {
    const own = (sign: string) => `
function bump(x, dy) {
  const y = x === 0 ? 1 : Math.sin(x) / x;
  const dx = dy * (x === 0 ? 0 : (Math.cos(x) * x ${sign} Math.sin(x)) / (x * x));
  return { y, dx };
}`;
    assert.deepEqual(wrongIn(own('-'), 'javascript'), []);
    assert.deepEqual(wrongIn(own('+'), 'javascript'), [4]);
  });
});
