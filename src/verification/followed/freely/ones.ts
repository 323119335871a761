/* Biases as weights of something that is always 1, which only the pass reads: `x[0]` of rows that begin with a 1. */
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import { perObject } from '../../../text/remembering';
import { seedsOf } from '../claims/outputs';
import { type StepHeard, steppedBy } from '../machine/steps';
import type { MeasuredUnit } from '../measure';
import type { Matcher } from './match';

export class Ones {
  /** What finds gradients where some numbers are 1, by these. */
  private readonly known = new WeakMap<readonly Point[], Map<string, Matcher | null>>();

  constructor(private readonly matcherAt: (points: readonly Point[], measured: MeasuredUnit) => Matcher) {}

  /** Whether a number would be a gradient if all that it is made of beside the output were 1. */
  isOfOne(node: number, measured: MeasuredUnit): boolean {
    return this.holdsWhere(node, measured, (found) => found.matchesOf(node).length > 0);
  }

  /** Whether a variable is stepped so, and not as it is, whichever way. */
  isStepOfOne(step: StepHeard, matcher: Matcher, measured: MeasuredUnit): boolean {
    const of = steppedBy(step, measured.run.file.tape, measured.leads);
    const nodes = step.terms.map(({ node }) => node);
    const isAlong = (known: Matcher) => nodes.some((node) => known.matchOf(node, of));
    return !isAlong(matcher) && nodes.some((node) => this.holdsWhere(node, measured, isAlong));
  }

  /** Whether something holds there: most of what does not shows it at one point already. */
  private holdsWhere(node: number, measured: MeasuredUnit, holds: (matcher: Matcher) => boolean): boolean {
    return [1, measured.points.length].every((many) => {
      const found = this.where(node, measured, many);
      return found !== null && holds(found);
    });
  }

  /** What finds gradients there, at so many of the points; null where nothing is beside. */
  private where(node: number, measured: MeasuredUnit, many: number): Matcher | null {
    const { points, run } = measured;
    const apart = inputsApart(measured);
    const behind = apart.size === 0 ? [] : [...nodesBehind(run.file.tape, [node], 0)];
    const ones = behind.filter((each) => apart.has(each));
    if (ones.length === 0) return null;
    const key = `${many}: ${ones.join()}`;
    const known = this.known.get(points)?.get(key);
    if (known !== undefined) return known;
    const others = points.slice(0, many).map((point) => point.with(ones.map((each) => [each, 1] as const)));
    const usable = others.filter((point) => point !== null);
    const found = usable.length < others.length ? null : this.matcherAt(usable, measured);
    this.known.set(points, (this.known.get(points) ?? new Map()).set(key, found));
    return found;
  }
}

/** Inputs that the output is not made of, nor what comes to it from above. */
const inputsApart = perObject(({ run, leads, output }: MeasuredUnit): ReadonlySet<number> => {
  const { tape } = run.file;
  const above = nodesBehind(tape, seedsOf(output), 0);
  const isApart = (node: number) => tape.isInput(node) && !leads.has(node) && !above.has(node);
  return new Set(Array.from({ length: tape.length }, (_, node) => node).filter(isApart));
});
