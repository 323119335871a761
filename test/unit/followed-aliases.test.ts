/*
 * What has lost all that made it another gradient only gives one another name then: `const slope = back;`. The mistake is told
 * on that line, and not on those that read it.
 */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { tellTheirLines, type WithMistakes, wrongLines } from './one-mistake';

const gate = `function gateForward(P, x, s) {
  const z = 1 / (1 + Math.exp(-(P.zx * x + P.zs * s)));
  const r = 1 / (1 + Math.exp(-(P.rx * x + P.rs * s)));
  const c = Math.tanh(P.cx * x + P.cs * (r * s));
  const sNext = z * s + (1 - z) * c;
  return { sNext, z, r, c };
}
function gateBackward(P, x, s, kept, dsNext) {
  const dz = dsNext * (s - kept.c);
  const dc = dsNext * (1 - kept.z);
  const dcIn = dc * (1 - kept.c * kept.c);
  const drs = dcIn * P.cs;
  const dr = drs * s;
  const dzIn = dz * kept.z * (1 - kept.z);
  const drIn = dr * kept.r * (1 - kept.r);
  const ds = dsNext * kept.z + drs * kept.r + dzIn * P.zs + drIn * P.rs;
  const dx = dcIn * P.cx + dzIn * P.zx + drIn * P.rx;
  return { ds, dx, dP: { zx: dzIn * x, zs: dzIn * s, rx: drIn * x, rs: drIn * s, cx: dcIn * x, cs: dcIn * kept.r * s } };
}
`;

const net = `class Net {
  constructor(n) { this.w = Array.from({ length: n }, () => Math.random()); this.v = Math.random(); this.rate = 0.1; }
  learn(x, t) {
    let z = 0;
    for (let i = 0; i < this.w.length; i++) z += this.w[i] * x[i];
    const h = 1 / (1 + Math.exp(-z));
    const y = h * this.v;
    const off = y - t;
    const back = off * this.v;
    const slope = back * h * (1 - h);
    for (let i = 0; i < this.w.length; i++) {
      const change = slope * x[i];
      this.w[i] -= this.rate * change;
    }
    this.v -= this.rate * off * h;
  }
}
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'a gate whose backward function reads what was kept by its members',
    language: 'javascript',
    source: gate,
    mistakes: [
      ['dc * (1 - kept.c * kept.c)', 'dc'],
      ['dcIn * P.cs;', 'dcIn;'],
      ['drs * s;', 'drs;'],
      ['dsNext * (1 - kept.z)', 'dsNext'],
      ['dz * kept.z * (1 - kept.z)', 'dz'],
    ],
  },
  {
    title: 'a net that learns in steps, under names of its own',
    language: 'javascript',
    source: net,
    mistakes: [
      ['slope * x[i]', 'slope'],
      ['off * this.v;', 'off;'],
      ['back * h * (1 - h)', 'back'],
    ],
  },
];

const verdictsOn = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) => verdicts);

describe('a gradient that only has another name', () => {
  tellTheirLines(programs, wrongLines);

  it('is where what is made of it is said to have its mistake from', () => {
    const lost = gate.replace('dcIn * P.cs;', 'dcIn;');
    const inherited = verdictsOn(lost).filter(({ judgement }) => judgement === 'inherited');
    const lines = new Set(inherited.map(({ reason }) => /line (\d+)/.exec(reason ?? '')?.[1]));
    assert.ok(inherited.length > 3);
    assert.deepEqual([...lines], ['12']);
  });

  it('has its own line where a step goes along it that is off because of another', () => {
    const lost = net.replace('(1 - h)', '(1 + h)');
    const said = verdictsOn(lost).map(({ name, judgement, at }) => [
      name,
      judgement,
      lost.slice(0, at.from).split('\n').length,
    ]);
    assert.deepEqual(
      said.filter(([, judgement]) => judgement === 'wrong' || judgement === 'inherited'),
      [
        ['slope', 'wrong', 10],
        ['change', 'inherited', 12],
      ],
    );
  });
});
