/* Passes of several outputs that have names of their own, and no loss that is written. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** What is said to who asks: lines, and whether they are wrong. */
const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(
      ({ line, judgement }) => `${line} ${/wrong|inherited/.test(judgement) ? judgement : 'right'}`,
    ),
  );

const net = (back: string) => `function train(x1, x2, t1, t2, net, rate) {
  const h = Math.tanh(net.a * x1 + net.b * x2);
  const y1 = Math.tanh(net.c * h);
  const y2 = Math.tanh(net.d * h);
  const d1 = (t1 - y1) * (1 - y1 * y1);
  const d2 = (t2 - y2) * (1 - y2 * y2);
  const dh = ${back};
  net.c += rate * d1 * h;
  net.d += rate * d2 * h;
  net.a += rate * dh * x1;
  net.b += rate * dh * x2;
}
`;

describe('Several outputs', () => {
  it('go back together', () => {
    const all = said(net('(d1 * net.c + d2 * net.d) * (1 - h * h)'));
    assert.deepEqual(
      all,
      [5, 6, 7, 8, 9, 10, 11].map((line) => `${line} right`),
    );
  });

  it('show a mistake in what both go through', () => {
    const all = said(net('(d1 * net.c + d2 * net.d) * (1 - h)'));
    assert.deepEqual(all.slice(0, 3), ['5 right', '6 right', '7 wrong']);
    assert.ok(all.slice(3).every((each) => !each.endsWith('wrong')));
  });

  it('accuse nobody where only one of them goes back', () =>
    assert.ok(!said(net('d1 * net.c * (1 - h * h)')).some((each) => each.endsWith('wrong'))));

  it('may be computed with no function around them', () => {
    const steps = `const rate = 0.5;
let w = [0.1, 0.2], v = [0.3, 0.4], x = [0.5, 0.6];
for (let k = 0; k < 5000; k++) {
  const h = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1])));
  const p = 1 / (1 + Math.exp(-v[0] * h));
  const q = 1 / (1 + Math.exp(-v[1] * h));
  const gv0 = (p - 0.01) * p * (1 - p) * h;
  const gv1 = (q - 0.99) * q * (1 - q) * h;
  const gh = (p - 0.01) * p * (1 - p) * v[0] + (q - 0.99) * q * (1 - q) * v[1];
  const gw0 = gh * h * (1 - h) * x[0];
  const gw1 = gh * h * (1 - h) * x[1];
  v[0] -= rate * gv0;
  v[1] -= rate * gv1;
  w[0] -= rate * gw0;
  w[1] -= rate * gw1;
}
`;
    const all = said(steps);
    assert.ok(all.length > 4);
    assert.ok(all.every((each) => each.endsWith('right')));
  });
});
