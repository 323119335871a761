/* Points at which targets are shares of a whole, as those of a softmax are: only then is `p - t` its gradient. */
import type { Point } from '../../../tape/point';
import { plainName } from '../machine/marked';
import type { UnitRun } from '../run';

/** What people call targets that add up to 1. */
const isTarget = /(^|\.)(t|y|target|label|expected|wanted|truth|y_?true|one_?hot|answer|probs?|p|q)s?$/i;

/** Points with such targets adding up to 1 in each row; none where there are no targets. */
export function asDistributions(
  { machine, file: { tape } }: UnitRun,
  points: readonly Point[],
  claimed: ReadonlySet<number>,
): { readonly points: readonly Point[]; readonly names: readonly string[] } {
  const rows = new Map<string, number[]>();
  for (const [node, name] of machine.inputNames) {
    const [, row = '', of = ''] = /^((.*?)(?:\[\d+\])*)\[\d+\]$/s.exec(plainName(name)) ?? [];
    if (isTarget.test(of) && tape.isInput(node) && !claimed.has(node))
      rows.set(row, [...(rows.get(row) ?? []), node]);
  }
  const all = [...rows.values()].filter((nodes) => nodes.length > 1);
  if (all.length === 0) return { points: [], names: [] };
  const moved = points.flatMap((point) => {
    const values = all.flatMap((nodes) => {
      const sum = nodes.reduce((total, node) => total + Math.abs(point.value(node)), 0);
      return nodes.map((node) => [node, Math.abs(point.value(node)) / sum] as const);
    });
    return point.with(values) ?? [];
  });
  return { points: moved, names: [...new Set([...rows.keys()].map((row) => row.replace(/\[\d+\]/g, '')))] };
}
