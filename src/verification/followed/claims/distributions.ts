/*
 * Points at which what is given is what it is meant to be: targets are shares of a whole, as those of a softmax are, since only
 * then is `p - t` its gradient; widths are positive; and what the backward pass alone asks for, as whether a layer learns, is
 * so, or is not.
 */
import { opcodeOf } from '../../../gates/opcodes';
import { areText, labelled, labelPairs, labelsIn } from '../../../tape/labels';
import type { Point } from '../../../tape/point';
import { plainName } from '../machine/marked';
import type { UnitRun } from '../run';

/** What people call targets that add up to 1. */
const isTarget = /(^|\.)(t|y|target|label|expected|wanted|truth|y_?true|one_?hot|answer|probs?|p|q)s?$/i;

/** What people call numbers that are above 0. */
const isWidth =
  /(^|\.)(delta|eps(ilon)?|sigma|std|margin|thresh(old)?|tau|width|scale|temp(erature)?|clip|limit|beta|k|c)$/i;

/** Points, and what is so there, in words. */
export interface MeantPoints {
  readonly points: readonly Point[];
  readonly given: string;
}

/** Some points as people mean them, where that makes a difference; `claimed` is what has a gradient. */
export function asMeant(
  run: UnitRun,
  points: readonly Point[],
  claimed: ReadonlySet<number>,
  leads: ReadonlySet<number>,
): MeantPoints[] {
  const found: MeantPoints[] = [asDistributions, asPositive].flatMap((as) => as(run, points, claimed) ?? []);
  found.push(...asLabelled(run, points, claimed));
  const flags = flagsIn(run, leads);
  if (flags.size === 0) return found;
  const are = areText([...flags.values()].map(bareName));
  const all = [1, 0].map((value) => ({
    points: points.flatMap((point) => point.with(Array.from(flags.keys(), (node) => [node, value])) ?? []),
    given: `${are} ${value === 1 ? 'not ' : ''}0`,
  }));
  return [...found, ...all];
}

const asks = new Set(['and', 'or', 'not'].map((gate) => opcodeOf(gate)));
const choice = opcodeOf('choose');

/** Inputs that code asks for, with their names: whether they are true, and nothing else, and what leads to the output does not. */
function flagsIn({ machine, file: { tape } }: UnitRun, leads: ReadonlySet<number>): Map<number, string> {
  const asked = new Set<number>();
  for (let node = 0; node < tape.length; node++)
    if (tape.op[node] === choice) asked.add(tape.sourceOf(tape.inputsOf(node)[0]));
  for (const node of asked)
    if (asks.has(tape.op[node])) for (const input of tape.inputsOf(node)) asked.add(tape.sourceOf(input));
  return new Map([...machine.inputNames].filter(([node]) => asked.has(node) && !leads.has(node)));
}

/** Points with labels that are one or the other of two numbers; none where there are no labels. */
export function asLabelled(
  { machine, file: { tape } }: UnitRun,
  points: readonly Point[],
  claimed: ReadonlySet<number>,
): MeantPoints[] {
  const labels = labelsIn(tape, claimed);
  if (labels.length === 0) return [];
  const are = areText(labels.map((node) => bareName(machine.inputNames.get(node) ?? '')));
  return labelPairs.map((pair) => ({
    points: labelled(points, labels, pair),
    given: `${are} ${pair.join(' or ')}`,
  }));
}

const bareName = (name: string) => withoutIndices(plainName(name));

const withoutIndices = (name: string) => name.replace(/\[\d+\]/g, '');

/** Points with widths that are positive; null where all are. */
function asPositive(
  { machine, file: { tape } }: UnitRun,
  points: readonly Point[],
  claimed: ReadonlySet<number>,
): MeantPoints | null {
  const all = [...machine.inputNames].filter(
    ([node, name]) => isWidth.test(plainName(name)) && tape.isInput(node) && !claimed.has(node),
  );
  if (!all.some(([node]) => points.some((point) => point.value(node) < 0))) return null;
  const moved = points.flatMap(
    (point) => point.with(all.map(([node]) => [node, Math.abs(point.value(node))] as const)) ?? [],
  );
  return { points: moved, given: `${areText(all.map(([, name]) => plainName(name)))} positive` };
}

/** Points with such targets adding up to 1 in each row; null where there are no targets. */
function asDistributions(
  { machine, file: { tape } }: UnitRun,
  points: readonly Point[],
  claimed: ReadonlySet<number>,
): MeantPoints | null {
  const rows = new Map<string, number[]>();
  for (const [node, name] of machine.inputNames) {
    const [, row = '', of = ''] = /^((.*?)(?:\[\d+\])*)\[\d+\]$/s.exec(plainName(name)) ?? [];
    if (isTarget.test(of) && tape.isInput(node) && !claimed.has(node))
      rows.set(row, [...(rows.get(row) ?? []), node]);
  }
  const all = [...rows.values()].filter((nodes) => nodes.length > 1);
  if (all.length === 0) return null;
  const moved = points.flatMap((point) => {
    const values = all.flatMap((nodes) => {
      const sum = nodes.reduce((total, node) => total + Math.abs(point.value(node)), 0);
      return nodes.map((node) => [node, Math.abs(point.value(node)) / sum] as const);
    });
    return point.with(values) ?? [];
  });
  const names = new Set([...rows.keys()].map(withoutIndices));
  return { points: moved, given: `the elements of ${[...names].join(' and ')} add up to 1` };
}
