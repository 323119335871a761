/* The assignments of a backward pass that make up one gradient, and how near they come to the true one. */
import type { Point } from '../tape/point';
import type { PassLine, Version } from '../tape/wiring';

export type Judgement = 'exact' | 'correct' | 'approximate' | 'inherited' | 'wrong' | 'uncertain';

/** Whether a judgement says that a gradient is right. */
export function isRight(judgement: Judgement | undefined): boolean {
  return judgement === 'exact' || judgement === 'correct' || judgement === 'approximate';
}

/** Whether it says that a gradient is not as it should be, for itself or because of another one. */
export function isOff(judgement: Judgement | undefined): boolean {
  return judgement === 'wrong' || judgement === 'inherited';
}

/** Tells a gradient, or a state of it, from others, before an edit to the text and after it. */
export function keyOf({ name, of, nth, step }: Group): string {
  const state = step ? `${step.depth}${step.stays ? ' +' : ''}` : '0';
  return `${name} ${of.name} ${state}${nth > 0 ? ` #${nth}` : ''}`;
}

/** All assignments that make up one gradient: a first one, and what is added to it or made of it. */
export interface Group {
  readonly name: string;
  /** What it is the gradient of; of one that has gone on from there, the wire that it has come to. */
  readonly of: Version;
  /** How many gradients by that name, of a variable of that name, come before: it steps back through versions of its variable. */
  readonly nth: number;
  readonly lines: readonly PassLine[];
  /** Earlier ones that the first line overwrites: what they computed is no claim. */
  readonly overwritten: readonly PassLine[];
  /** For one that goes on from a gradient in place: `dn = n > 0 ? dn : 0`. */
  readonly step: StepInPlace | null;
  /** What is made of it afterwards, for updates alone. */
  readonly remarks: readonly PassLine[];
}

/** How a gradient variable has gone on from the gradient of its variable to that of a wire behind it. */
export interface StepInPlace {
  readonly variable: Version;
  /** The line that it goes on from. */
  readonly base: PassLine;
  /** How many steps it is away from the gradient of its variable. */
  readonly depth: number;
  /** The line should leave the gradient as it is. */
  readonly stays: boolean;
}

/** How near each right judgement must come. */
const tolerances: readonly [Judgement, number][] = [
  ['exact', 0],
  ['correct', 1e-9],
  ['approximate', 1e-6],
];

interface GrowingGroup extends Group {
  readonly lines: PassLine[];
  readonly overwritten: PassLine[];
}

/** The gradients of a pass in the order in which they are complete. What a variable claims is what it holds at the end. */
export function groupsOf(lines: readonly PassLine[]): Group[] {
  const groups: GrowingGroup[] = [];
  /** Nearly always one: a gradient seldom has two names. */
  const byVersion = new Map<Version, GrowingGroup[]>();
  const counts = new Map<string, number>();
  for (const line of lines) {
    const { of, name } = line;
    if (!of) continue;
    const known = byVersion.get(of);
    let group = known?.find((each) => each.name === name);
    if (!group) {
      const both = `${name} ${of.name}`;
      const nth = counts.get(both) ?? 0;
      counts.set(both, nth + 1);
      group = { name, of, nth, lines: [], overwritten: [], step: null, remarks: [] };
      groups.push(group);
      if (known) known.push(group);
      else byVersion.set(of, [group]);
    }
    // A 0 in the place of a gradient that is done takes nothing back.
    if (line.makesRoom && group.lines.some(({ makesRoom }) => !makesRoom)) continue;
    if (line.treatment === 'set' && group.lines.length > 0) group.overwritten.push(...group.lines.splice(0));
    group.lines.push(line);
  }
  return groups.sort((one, other) => lastLine(one).order - lastLine(other).order);
}

/** The line after which a gradient is complete. */
export function lastLine({ lines }: Group): PassLine {
  return lines[lines.length - 1];
}

/** The true gradient that a group stands for, at a point. */
export function truthOf({ of, step }: Group, point: Point): number {
  return step ? point.through(step.variable.node, of.node) : point.gradient(of.node);
}

/**
 * How well a gradient, as it is after its last line or after another, agrees at all points with the true one, or with
 * what is wanted at each; null where it does not.
 */
export function closenessOf(
  group: Group,
  points: readonly Point[],
  wanted?: readonly number[],
  written = lastLine(group),
): Judgement | null {
  let at = 0;
  for (let k = 0; k < points.length; k++) {
    const point = points[k];
    const goal = wanted ? wanted[k] : truthOf(group, point);
    while (!agrees(group, point, point.value(written.node), goal, tolerances[at][1]))
      if (++at === tolerances.length) return null;
  }
  return tolerances[at][0];
}

/** Whether a gradient as written is what is wanted, as far as rounding lets anyone tell. */
export function isClose(group: Group, point: Point, wanted: number, tolerance: number): boolean {
  return agrees(group, point, point.value(lastLine(group).node), wanted, tolerance);
}

/** Whether a number that may stand for a gradient is what is wanted, as far as rounding lets anyone tell. */
export function agrees(
  group: Group,
  point: Point,
  value: number,
  wanted: number,
  tolerance: number,
): boolean {
  const difference = Math.abs(value - wanted);
  if (difference <= tolerance * Math.abs(wanted)) return true;
  if (tolerance === 0 || Number.isNaN(difference)) return false;
  const { of } = group;
  return (
    difference <= tolerance * point.scale(of.node) || difference <= point.blur(lastLine(group).node, of.node)
  );
}
