/* Lengths that turned out to be one count: that is known where the same code is followed with other counts. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { Counts, type SameCounts } from '../../src/circuits/counts';
import { marked } from '../../src/verification/followed/machine/marked';
import { follow, followFirst, type UnitRun } from '../../src/verification/followed/run';
import { unitsOf } from '../../src/verification/followed/units';
import { analyze } from './analyze';

const countsOf = (names: readonly string[], same: SameCounts | null = null, said: readonly string[] = []) => {
  const counts = new Counts(
    (name) => (said.includes(name) ? 7 : undefined),
    () => undefined,
    () => {},
    0,
    same,
  );
  for (const name of names) counts.add(name);
  return counts;
};

const affine = `class Affine {
  forward(x) {
    this.x = x;
    const y = [];
    for (let i = 0; i < this.b.length; i++) {
      y[i] = this.b[i];
      for (let j = 0; j < x.length; j++) y[i] += this.w[i][j] * x[j];
    }
    return y;
  }
  backward(dy) {
    this.dw = this.w.map((row) => row.map(() => 0));
    for (let i = 0; i < dy.length; i++)
      for (let j = 0; j < this.x.length; j++) this.dw[i][j] = dy[i] * this.x[j];
  }
}
`;

/** A unit, followed with few counts, and with as many others as is known from that. */
function both(source: string, known: (first: UnitRun) => SameCounts | null) {
  const analysis = analyze(source, { asked: true });
  const [unit] = unitsOf(analysis);
  const first = follow(analysis, unit);
  ok(first);
  const second = follow(analysis, unit, { top: first.otherTops[0], lengths: known(first) });
  ok(second);
  return { first, second };
}

describe('Lengths that are one count', () => {
  it('are one in whichever order they are met', () => {
    const same = { pairs: [['rows', 'n']] as const, counts: countsOf([]) };
    for (const names of [
      ['rows', 'n', 'm'],
      ['m', 'n', 'rows'],
    ]) {
      const counts = countsOf(names, same);
      ok(counts.areOne('rows', 'n'));
      ok(!counts.areOne('rows', 'm'));
    }
  });

  it('are two where somebody says what one of them is', () => {
    const same = { pairs: [['rows', 'n']] as const, counts: countsOf([]) };
    ok(!countsOf(['rows', 'n'], same, ['n']).areOne('rows', 'n'));
    ok(!countsOf(['rows', 'n'], same, ['rows']).areOne('rows', 'n'));
  });

  it('are alike where the same names are one', () => {
    const [one, other] = [countsOf(['n', 'm', 'k']), countsOf(['m', 'n', 'rows'])];
    ok(one.isLike(other));
    other.unite('n', 'm');
    ok(!one.isLike(other) && !other.isLike(one));
    one.unite('m', 'n');
    ok(one.isLike(other));
  });

  it('are followed with other counts as if that had been found out anew', () => {
    const { first, second } = both(affine, ({ lengths }) => lengths);
    ok(first.lengths.pairs.length > 0);
    const { second: anew } = both(affine, () => null);
    deepEqual(second.counts, anew.counts);
    equal(second.file.tape.length, anew.file.tape.length);
  });

  it('are not believed where what is read does not say so', () => {
    const counts = countsOf([]);
    const { second: anew } = both(affine, () => null);
    const { second } = both(affine, () => ({
      pairs: [[marked('this.w.length'), marked('x.length')]],
      counts,
    }));
    deepEqual(second.counts, anew.counts);
  });

  it('are known from the text before, as long as nothing else is what they are in this one', () => {
    const tapeOf = (run: UnitRun | null) => {
      ok(run);
      const { tape } = run.file;
      const nodes = Array.from({ length: tape.length }, (_, node) => [tape.op[node], tape.inputsOf(node)]);
      return {
        nodes,
        counts: [...run.counts],
        pairs: run.lengths.pairs.map((pair) => pair.join(' ')).sort(),
      };
    };
    for (const [was, is] of [
      ['', ''],
      ['dy[i] * this.x[j]', '2 * dy[i] * this.x[j] / 2'],
      ['* x[j]', '* x[j + 1]'],
      ['j < x.length', 'j < n'],
      ['this.w[i][j]', 'this.w[j][i]'],
      ['i < this.b.length', 'i < this.w.length'],
      ['let j = 0; j < this.x.length', 'let j = 0; j < this.w[i].length'],
    ]) {
      const analysis = analyze(affine.replace(was, is), { asked: true });
      const [unit] = unitsOf(analysis);
      for (const time of [1, 2])
        deepEqual(tapeOf(followFirst(analysis, unit)), tapeOf(follow(analysis, unit)), `${is}, time ${time}`);
    }
  });
});

const powers = `function powers(x, n, target) {
  let y = 0;
  for (let k = 1; k <= n; k++) y += x / k;
  const loss = (y - target) ** 2;
  const dy = 2 * (y - target);
  let dx = 0;
  for (let k = 1; k <= n; k++) dx += dy / k;
  return { loss, dx };
}
`;

describe('Counts that are known', () => {
  it('are copied with what is one of them, and go their own ways then', () => {
    const counts = countsOf(['rows', 'n', 'm']);
    counts.unite('rows', 'n');
    counts.raise('m', 5);
    equal(counts.valueOf('m'), 5);
    const again = counts.again();
    ok(again.areOne('rows', 'n'));
    equal(again.valueOf('n'), 2);
    equal(again.valueOf('m'), 5);
    again.unite('m', 'n');
    ok(!counts.areOne('m', 'n'));
    deepEqual([...counts.told.values()], [5]);
  });

  it('need not be found again where a unit is followed as it was', () => {
    const analysis = analyze(powers, { asked: true });
    const [unit] = unitsOf(analysis);
    const first = follow(analysis, unit);
    ok(first?.lengths.known);
    const second = follow(analysis, unit, { lengths: first.lengths, isSettled: true });
    ok(second);
    deepEqual(second.counts, first.counts);
    // Else it would know more by then.
    equal(second.lengths.known, first.lengths.known);
  });
});
