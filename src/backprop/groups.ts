import type { PassLine, Version } from '../circuit/circuit';
import type { Sample } from './samples';

export type Judgement = 'exact' | 'correct' | 'approximate' | 'inherited' | 'wrong' | 'uncertain';

/** All assignments that make up one gradient: a first one and what is added to it. */
export interface Group {
  readonly name: string;
  readonly of: Version;
  readonly lines: readonly PassLine[];
}

const ranks: readonly [Judgement, number][] = [
  ['exact', 0],
  ['correct', 1e-9],
  ['approximate', 1e-6],
];

/** The gradients of a pass in the order in which they are complete. */
export function groupsOf(lines: readonly PassLine[]): Group[] {
  const groups: { name: string; of: Version; lines: PassLine[] }[] = [];
  const open = new Map<Version, (typeof groups)[number]>();
  for (const line of lines) {
    if (!line.of) continue;
    const group = open.get(line.of);
    if (line.operator && group?.name === line.name) group.lines.push(line);
    else {
      const next = { name: line.name, of: line.of, lines: [line] };
      groups.push(next);
      open.set(line.of, next);
    }
  }
  return groups.sort((one, other) => lastLine(one).statement - lastLine(other).statement);
}

/** The line after which a gradient is complete. */
export function lastLine({ lines }: Group): PassLine {
  return lines[lines.length - 1];
}

/**
 * How well a gradient agrees at all samples with the true one, or with what is wanted at each; null where it
 * does not.
 */
export function rankOf(
  group: Group,
  samples: readonly Sample[],
  wanted?: readonly number[],
): Judgement | null {
  let rank = 0;
  for (let k = 0; k < samples.length; k++) {
    const sample = samples[k];
    const goal = wanted ? wanted[k] : sample.gradient(group.of.node);
    while (!isClose(group, sample, goal, ranks[rank][1])) if (++rank === ranks.length) return null;
  }
  return ranks[rank][0];
}

/** Whether a gradient as written is what is wanted, as far as rounding lets anyone tell. */
export function isClose(group: Group, sample: Sample, wanted: number, tolerance: number): boolean {
  return agrees(group, sample, sample.value(lastLine(group).node), wanted, tolerance);
}

/** Whether a number that may stand for a gradient is what is wanted, as far as rounding lets anyone tell. */
export function agrees(
  group: Group,
  sample: Sample,
  value: number,
  wanted: number,
  tolerance: number,
): boolean {
  const difference = Math.abs(value - wanted);
  if (difference <= tolerance * Math.abs(wanted)) return true;
  if (tolerance === 0 || Number.isNaN(difference)) return false;
  const { of } = group;
  return (
    difference <= tolerance * sample.scale(of.node) ||
    difference <= sample.blur(lastLine(group).node, of.node)
  );
}
