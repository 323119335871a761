/* One mistake in a cell that goes over time puts off all that earlier steps are made of: one line has it. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const cell = (edit: (line: string) => string) =>
  `const squash = (v) => 1 / (1 + Math.exp(-v));

function lossOverTime(cell, inputs, wanted) {
  const { wf, uf, bf, wr, ur, br, wn, un, bn, wo } = cell;
  const size = bf.length;
  const seen = [];
  let state = new Float64Array(size);
  let loss = 0;
  for (let t = 0; t < inputs.length; t++) {
    const x = inputs[t];
    const before = state;
    const f = new Float64Array(size);
    const r = new Float64Array(size);
    const back = new Float64Array(size);
    const n = new Float64Array(size);
    state = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      let af = bf[i];
      let ar = br[i];
      let an = bn[i];
      for (let j = 0; j < x.length; j++) {
        af += wf[i][j] * x[j];
        ar += wr[i][j] * x[j];
        an += wn[i][j] * x[j];
      }
      for (let j = 0; j < size; j++) {
        af += uf[i][j] * before[j];
        ar += ur[i][j] * before[j];
        back[i] += un[i][j] * before[j];
      }
      f[i] = squash(af);
      r[i] = squash(ar);
      n[i] = Math.tanh(an + r[i] * back[i]);
      state[i] = f[i] * before[i] + (1 - f[i]) * n[i];
    }
    const out = wo.map((row) => Math.exp(row.reduce((sum, w, i) => sum + w * state[i], 0)));
    const total = out.reduce((sum, each) => sum + each, 0);
    for (let k = 0; k < out.length; k++) out[k] /= total;
    loss -= Math.log(out[wanted[t]]);
    seen.push({ x, before, f, r, back, n, state, out });
  }
  const dwf = wf.map((row) => row.map(() => 0));
  const duf = uf.map((row) => row.map(() => 0));
  const dbf = bf.map(() => 0);
  const dwr = wr.map((row) => row.map(() => 0));
  const dur = ur.map((row) => row.map(() => 0));
  const dbr = br.map(() => 0);
  const dwn = wn.map((row) => row.map(() => 0));
  const dun = un.map((row) => row.map(() => 0));
  const dbn = bn.map(() => 0);
  const dwo = wo.map((row) => row.map(() => 0));
  let dNext = new Float64Array(size);
  for (let t = seen.length - 1; t >= 0; t--) {
    const { x, before, f, r, back, n, state, out } = seen[t];
    const dBefore = new Float64Array(size);
    const dState = new Float64Array(dNext);
    for (let k = 0; k < out.length; k++) {
      const dOut = out[k] - (k === wanted[t] ? 1 : 0);
      for (let i = 0; i < size; i++) {
        dwo[k][i] += dOut * state[i];
        dState[i] += dOut * wo[k][i];
      }
    }
    for (let i = 0; i < size; i++) {
      const df = dState[i] * (before[i] - n[i]);
      const dn = dState[i] * (1 - f[i]);
      const daf = df * f[i] * (1 - f[i]);
      const dan = dn * (1 - n[i] * n[i]);
      const dr = dan * back[i];
      const dar = dr * r[i] * (1 - r[i]);
      const dBack = dan * r[i];
      dBefore[i] += dState[i] * f[i];
      dbr[i] += dar;
      dbf[i] += daf;
      dbn[i] += dan;
      for (let j = 0; j < x.length; j++) {
        dwf[i][j] += daf * x[j];
        dwr[i][j] += dar * x[j];
        dwn[i][j] += dan * x[j];
      }
      for (let j = 0; j < size; j++) {
        duf[i][j] += daf * before[j];
        dur[i][j] += dar * before[j];
        dun[i][j] += dBack * before[j];
        dBefore[j] += daf * uf[i][j] + dar * ur[i][j] + dBack * un[i][j];
      }
    }
    dNext = dBefore;
  }
  return { loss, dwf, duf, dbf, dwr, dur, dbr, dwn, dun, dbn, dwo };
}
`
    .split('\n')
    .map(edit)
    .join('\n');

const lineOf = (text: string) =>
  cell((line) => line)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const off = (source: string) =>
  verdictsOn(source, 'javascript').flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : []));

describe('A mistake in a cell that goes over time', () => {
  it('is none where there is none', () => assert.deepEqual(off(cell((line) => line)), []));

  for (const [right, wrong] of [
    ['dn * (1 - n[i] * n[i])', 'dn'],
    ['duf[i][j] += daf * before[j]', 'duf[i][j] += dan * before[j]'],
  ])
    it(`is on its own line: ${wrong} for ${right}`, () =>
      assert.deepEqual(off(cell((line) => line.replace(right, wrong))), [lineOf(right)]));
});
