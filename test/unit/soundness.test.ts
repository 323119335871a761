import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis';
import { Mark } from '../../src/circuit/tape';
import { agrees, derivative, runs } from './oracle';
import { programs } from './programs';
import type { Watched } from './watched';

/** What a program shows where, as far as nothing of it is assumed. */
function check(watched: Watched, count: { values: number; gradients: number }): void {
  const { source } = watched;
  const analysis = analyze(source);
  const { tape, occurrences, circuits, loose, lines } = analysis;
  const real = watched.run();
  const place = (at: number) => `line ${lines.lineOf(at)} column ${lines.columnOf(at)}`;
  const compare = (
    at: number,
    shown: number,
    seen: ReadonlyMap<number, readonly unknown[]>,
    what: string,
  ) => {
    for (const value of seen.get(at) ?? []) {
      count.values++;
      const number = typeof value === 'boolean' ? Number(value) : value;
      assert.ok(Object.is(number, shown), `${what} at ${place(at)} is shown as ${shown}, and is ${value}`);
    }
  };
  for (const { from, version, gradient } of occurrences) {
    const node = gradient?.node ?? version?.node;
    if (node === undefined || tape.marks[node] & (Mark.unknown | Mark.assumed)) continue;
    compare(from, tape.value[node], real.reads, gradient?.name ?? version?.name ?? '');
  }
  const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
  for (const { definition, value, assumed, name } of all) {
    if (definition && value !== null && !assumed) compare(definition.from, value, real.writes, name);
  }
  for (const { pass } of circuits) {
    for (const { at, value, assumed, name } of pass?.entries ?? [])
      if (value !== null && !assumed) compare(at.from, value, real.writes, name);
  }
  if (real.writes.size === 0) return;
  for (const { scope, outputs, variables } of circuits) {
    const weights = outputs.flatMap(({ variable, seed }) =>
      variable.definition ? [{ at: variable.definition.from, seed }] : [],
    );
    const once = (at: number) => real.writes.get(at)?.length === 1;
    if (scope !== 'top level' || !weights.every(({ at }) => once(at))) continue;
    for (const { name, definition, gradient, gradientAssumed, version } of variables) {
      if (!definition || gradient === null || gradientAssumed || version.origin === 'carried') continue;
      const at = definition.from;
      const [here] = real.writes.get(at) ?? [];
      if (typeof here !== 'number' || !once(at)) continue;
      const output = (value: number) => {
        const { writes } = watched.run(new Map([[at, value]]));
        return weights.reduce((sum, each) => sum + each.seed * Number(writes.get(each.at)?.[0]), 0);
      };
      const found = derivative(output, here);
      const right = agrees(gradient, found);
      if (right === null) continue;
      count.gradients++;
      assert.ok(
        right,
        `the gradient of ${name} at ${place(at)} is shown as ${gradient}, and is ${found?.value}`,
      );
    }
  }
}

describe('never a wrong number', function () {
  this.timeout(0);

  it('every value and gradient shown is what the program really computes', () => {
    const count = { values: 0, gradients: 0, programs: 0 };
    fc.assert(
      fc.property(programs, (watched) => {
        fc.pre(watched.isValid());
        count.programs++;
        check(watched, count);
      }),
      runs(500),
    );
    // Else this would prove nothing.
    assert.ok(count.values > 3 * count.programs, `${count.values} values in ${count.programs} programs`);
    assert.ok(
      count.gradients > count.programs / 20,
      `${count.gradients} gradients in ${count.programs} programs`,
    );
  });
});
