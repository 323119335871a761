/* Finds of which wire a number is the gradient, or minus that, or that times a rate: at all points. */
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { isMinusOf, type Rate, rateFactorsOf, type Times, worth } from '../machine/products';

/** That a number is the gradient of a wire. */
export interface Match {
  readonly of: number;
  readonly times: Times;
}

export interface Matching {
  readonly tape: Tape;
  readonly points: readonly Point[];
  readonly leads: ReadonlySet<number>;
  /** Numbers that are no rates: those from above. */
  readonly seeds: ReadonlySet<number>;
  /** Numbers of the code that are variables: of others it has no gradients. */
  readonly varied: ReadonlySet<number>;
  /** The loss is this times what it is taken for. */
  readonly scale: number;
  /** Counts that steps divide by: before that there may be a sum in the place of a mean. */
  readonly counts: readonly number[];
}

/** Whether numbers are the same but for rounding. */
export const close = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.abs(other);

/** Looks for gradients among those of all wires. */
export class Matcher {
  private readonly byGradient = new Map<string, number[]>();
  /** That at which the fewest gradients are 0. */
  private readonly point: Point;

  private readonly sums: readonly (readonly Rate[])[];

  constructor(private readonly around: Matching) {
    this.sums = around.counts.map((node) => [{ node, isBelow: false }]);
    const { tape, leads, points, scale, varied } = around;
    const moving = (point: Point) => [...leads].filter((node) => point.gradient(node) !== 0).length;
    this.point = points
      .map((point) => ({ point, many: moving(point) }))
      .sort((one, other) => other.many - one.many)[0].point;
    for (const node of leads) {
      if ((tape.isConstant(node) && !varied.has(node)) || isMinusOf(tape, node)) continue;
      const own = this.point.gradient(node) * scale;
      if (own !== 0 && Number.isFinite(own))
        for (const key of keysOf(own)) this.byGradient.set(key, [...(this.byGradient.get(key) ?? []), node]);
    }
  }

  get seeds(): ReadonlySet<number> {
    return this.around.seeds;
  }

  /** All wires that a number may be the gradient of, those without a rate first; `before` is what it was added to. */
  matchesOf(node: number, before = -1): Match[] {
    const { tape, scale } = this.around;
    const { point } = this;
    const value = added(point, node, before);
    if (value === 0 || !Number.isFinite(value)) return [];
    const found: Match[] = [];
    for (const rates of [...choicesOf(this.ratesOf(node)), ...this.sums]) {
      if (found.length > 0 && this.sums.includes(rates)) break;
      const times = worth({ factor: 1, rates }, point);
      for (const of of this.byGradient.get(keysOf(value / times)[0]) ?? []) {
        const sign = Math.sign(value / times) === Math.sign(point.gradient(of) * scale) ? 1 : -1;
        const match = { of, times: { factor: sign * scale, rates } };
        if (tape.sourceOf(of) === tape.sourceOf(node) || (rates.length > 0 && this.isOne(of))) continue;
        if (this.holds(node, match, before)) found.push(match);
      }
      if (found.length > 0 && rates.length === 0) break;
    }
    return found;
  }

  /** Whether a gradient is 1 everywhere, as the output's own is: any number is that times a rate. */
  private isOne(of: number): boolean {
    return this.around.points.every((point) => Math.abs(point.gradient(of)) === 1);
  }

  /** How a number is the gradient of a certain wire; null where it is not. */
  matchOf(node: number, of: number): Match | null {
    const { scale } = this.around;
    const { point } = this;
    const own = point.gradient(of) * scale;
    if (own === 0 || point.value(node) === 0) return null;
    for (const rates of choicesOf(this.ratesOf(node, true))) {
      const factor = Math.sign(point.value(node) / worth({ factor: 1, rates }, point) / own) * scale;
      const match = { of, times: { factor, rates } };
      if (this.holds(node, match)) return match;
    }
    return null;
  }

  /** The same of a sum that a step divides by a count; null where it is none. */
  sumOf(node: number, of: number): Match | null {
    const matches = this.sums.map((rates): Match => ({ of, times: { factor: 1, rates } }));
    return matches.find((match) => this.holds(node, match)) ?? null;
  }

  private holds(node: number, { of, times: { factor, rates } }: Match, before = -1): boolean {
    return this.around.points.every((point) => {
      const times = factor * worth({ factor: 1, rates }, point);
      const wanted = point.gradient(of) * times;
      const difference = Math.abs(added(point, node, before) - wanted);
      // A small `epsilon` in a logarithm is left out of gradients.
      const size = Math.max(Math.abs(wanted), Math.abs(times) * point.scale(of));
      return difference <= 1e-6 * size;
    });
  }

  /** Whether nothing that the output is made of, or comes to it from above, is behind a number, as with an example's weight. */
  private isApart(node: number): boolean {
    const { tape, leads, seeds } = this.around;
    const known = this.apart.get(node);
    if (known !== undefined) return known;
    const behind = new Set([node]);
    for (const each of behind) {
      const isKnown = this.apart.get(each);
      if (isKnown === false || leads.has(each) || seeds.has(each)) {
        this.apart.set(node, false);
        return false;
      }
      if (isKnown !== true) for (const input of tape.inputsOf(each)) behind.add(input);
    }
    for (const each of behind) this.apart.set(each, true);
    return true;
  }

  private readonly apart = new Map<number, boolean>();

  /** What may be a rate among the factors of a number: none of what the output is made of. */
  ratesOf(node: number, isStep = false): Rate[] {
    const { tape, leads, seeds } = this.around;
    return rateFactorsOf(tape, node, undefined, (each) => this.isApart(each)).filter(
      ({ node: each, isBelow }) => {
        if (seeds.has(each) || (leads.has(each) && !tape.isCount(each))) return false;
        if (tape.isCount(each)) return isBelow;
        const constant = tape.constantAt(each);
        return constant === null || isStep || (Math.abs(constant) < 0.5 && constant !== 0);
      },
    );
  }
}

/** What a number has more than it had before; -1 for nothing. */
const added = (point: Point, node: number, before: number) =>
  before < 0 ? point.value(node) : point.value(node) - point.value(before);

/** Ways to take some of the factors for rates: none, one, all. */
function choicesOf(rates: readonly Rate[]): (readonly Rate[])[] {
  if (rates.length > 4) return [[], rates];
  const all: Rate[][] = [[]];
  for (const rate of rates) all.push(...all.map((some) => [...some, rate]));
  return all.sort((one, other) => one.length - other.length);
}

/** Keys under which numbers are found that are equal but for rounding, whatever their sign. */
function keysOf(value: number): string[] {
  const log = Math.log(Math.abs(value)) * 1e7;
  const low = Math.floor(log);
  return log - low < 0.01
    ? [String(low), String(low - 1)]
    : log - low > 0.99
      ? [String(low), String(low + 1)]
      : [String(low)];
}
