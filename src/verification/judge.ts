/* What is to be said of each gradient of a pass, held against the true one at several points. */
import type { Analysis, Circuit } from '../analysis/model';
import type { Bench } from '../tape/bench';
import type { Point } from '../tape/point';
import { inputVersions } from '../tape/points';
import { nodesBehind } from '../tape/reach';
import type { Version } from '../tape/wiring';
import type { Witness } from '../tape/witness';
import { capital } from '../text/lines';
import type { Counterexample, Finding } from './findings';
import {
  closenessOf,
  type Group,
  groupsOf,
  isClose,
  isRight,
  type Judgement,
  lastLine,
  truthOf,
} from './groups';
import { readsMissing, readsUnread } from './missing';
import { noteOnStandIn, noteOnStep } from './taken-for';

export class Judge {
  /** The points that verdicts rest on, the file's own point first where it can be used. */
  readonly points: readonly Point[];
  /** Gradients of ours that a numerical derivative contradicts at the first of them, with what it says. */
  private readonly contradicted: ReadonlyMap<number, Witness>;
  /** What the outputs are made of; looked for only where a gradient is off. */
  private leads: ReadonlySet<number> | null = null;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly bench: Bench,
    readonly own: Point | null,
    points: readonly Point[],
    /** Points at which what is held at first varies too. */
    private readonly loose: readonly Point[],
    /** Points at which a seed that the file sets varies as well. */
    private readonly seeded: readonly Point[],
    /** Points that keep to every value that the file gives. */
    private readonly near: () => readonly Point[],
  ) {
    this.points = own && !own.tie ? [own, ...points] : points;
    const inputs = inputVersions(circuit.wiring).map(({ node }) => node);
    const [first] = this.points;
    this.contradicted = first ? bench.contradicted(first, inputs) : new Map();
  }

  judge(group: Group, before: readonly Finding[], unknownTruth: boolean): Finding {
    const node = lastLine(group).node;
    const { numbers, tape } = this.analysis;
    const missing = this.missingRead(group);
    const isUnread =
      tape.isUnknown(node) && missing === null && !readsMissing(this.analysis, this.circuit, node);
    const value = numbers.isShown(node) ? this.bench.own(node).value : null;
    const isKnown = numbers.isGradientShown(group.of.node);
    const expected = isKnown ? this.ownTruth(group) : null;
    // Written out: this runs for every line at every key, and spreading an object is slow.
    const finding = (
      judgement: Judgement,
      note: string | null,
      reversed: readonly Float64Array[] = [],
      wanted: readonly number[] = [],
      counterexample: Counterexample | null = null,
    ): Finding => ({ group, judgement, value, expected, note, reversed, wanted, counterexample });
    const doubt = this.doubtOf(group, unknownTruth, isUnread);
    if (doubt !== null) return finding('uncertain', doubt);
    const found = this.acceptsTie(group) ? closenessOf(group, this.points) : null;
    if (found) return finding(found, this.noteOn(group) ?? noteOnStep(group, this.analysis, this.circuit));
    const replaced = before.map((each) => each.group).filter(({ of }) => of.node !== group.of.node);
    const reversed = this.points.map((point) => this.reversed(point, replaced));
    const wanted = reversed.map((gradients, k) => this.wanted(group, this.points[k], gradients));
    const rests = missing === null ? this.restsOn(group, before, wanted) : null;
    if (rests && rests.judgement !== 'uncertain') return finding('inherited', null, reversed, wanted);
    const open = rests
      ? `It rests on ${rests.group.name}, of which nothing certain can be said: with that it is settled.`
      : readsUnread(this.analysis, this.circuit, node)
        ? openFor('It reads what code that is not followed may have made')
        : this.leadsNowhere(group);
    if (open !== null) return finding('uncertain', open, reversed, wanted);
    return finding('wrong', missing, reversed, wanted, this.counterexample(group));
  }

  /** What a gradient must be at a point, given the gradients of what stands above it. */
  private wanted({ of, step }: Group, point: Point, gradients: Float64Array): number {
    const { start } = this.circuit.wiring;
    if (!step) return gradients[of.node - start];
    const above = step.variable.node;
    return this.bench.through(point, above, gradients[above - start], of.node);
  }

  /** The true gradient at the file's own point. */
  private ownTruth(group: Group): number | null {
    if (!group.step) return this.bench.own(group.of.node).gradient;
    return this.own && truthOf(group, this.own);
  }

  /** Why nothing can be said of a gradient, whatever its lines say; null where something can. */
  private doubtOf(group: Group, unknownTruth: boolean, isUnread: boolean): string | null {
    const { numbers, tape } = this.analysis;
    const { seeds } = this.circuit.wiring;
    const { of } = group;
    if (unknownTruth) {
      const missing = numbers.firstWithoutValue([of.node]);
      if (!missing) return openFor(numbers.whyNoGradient(of.node, `The gradient of ${of.name}`));
      const place = this.analysis.lines.said(tape.from[missing.node]);
      return openFor(`${of.name} has no value, from ${place} on: ${missing.why}`);
    }
    const change = this.changeOf(group);
    if (change !== null) return openFor(capital(change));
    if (isUnread) {
      const why = numbers.whyNoValue(lastLine(group).node) ?? 'it is not read';
      return openFor(`It reads something without a value: ${why}`);
    }
    const measured = this.contradicted.get(of.node);
    if (measured) return this.ownMistake(group, measured);
    const unread = seeds.find(({ version }) => tape.isUnknown(version.node))?.version;
    if (unread)
      return openFor(`${unread.name} has no value: ${numbers.whyNoValue(unread.node) ?? 'it is not read'}`);
    const { comment } = this.analysis.writing;
    return this.points.length < 3
      ? `No inputs were found at which the forward pass and its gradients are finite. Give some at which they are, in the code or in a comment such as ${comment} @input a = 2.`
      : null;
  }

  /** Why code that nobody judges may have made something else of a gradient, or of one that it is made of; null where none has. */
  private changeOf({ name, of, lines }: Group): string | null {
    const { pass, start } = this.circuit.wiring;
    const changes = pass?.changes ?? [];
    if (changes.length === 0) return null;
    const [{ order }] = lines;
    const behind = nodesBehind(
      this.analysis.tape,
      lines.map(({ node }) => node),
      start,
    );
    const change = changes.find(
      (each) =>
        (each.name === name && each.of === of && each.order > order) ||
        (each.node !== null && behind.has(each.node)),
    );
    return change?.reason ?? null;
  }

  /**
   * A gradient that is not right itself, or uncertain, of which this one is made, and with which it would be right; one
   * that is wrong before others.
   */
  private restsOn(group: Group, before: readonly Finding[], wanted: readonly number[]): Finding | null {
    const off = before.filter(({ judgement }) => !isRight(judgement));
    if (off.length === 0) return null;
    const behind = nodesBehind(
      this.analysis.tape,
      group.lines.map(({ node }) => node),
      this.circuit.wiring.start,
    );
    const read = off.filter((each) => each.group.lines.some(({ node }) => behind.has(node)));
    const isFine = () => closenessOf(group, this.points, wanted) ?? this.isRightWith(group, read);
    if (read.length === 0 || !isFine()) return null;
    return read.find(({ judgement }) => judgement !== 'uncertain') ?? read[0];
  }

  /** Whether a gradient is right once those that it is made of are. */
  private isRightWith(group: Group, others: readonly Finding[]): boolean {
    const { wiring } = this.circuit;
    const points = this.points.map((point) =>
      point.with(
        others
          .filter((other) => lastLine(other.group).node >= wiring.forwardEnd)
          .map((other) => [lastLine(other.group).node, truthOf(other.group, point)] as const),
      ),
    );
    const usable = points.filter((point) => point !== null);
    return usable.length === points.length && closenessOf(group, usable) !== null;
  }

  /** What is to be said of a gradient that no path leads on from to an output; null where some does. */
  private leadsNowhere({ of }: Group): string | null {
    const { seeds, start } = this.circuit.wiring;
    const heads = seeds.map(({ version }) => version.node);
    this.leads ??= nodesBehind(this.analysis.tape, heads, start);
    if (this.leads.has(of.node)) return null;
    const outputs = seeds.map(({ version }) => version.name).join(' or ');
    return `${of.name} does not lead to ${outputs}, so that its gradient would be 0. Where another output is meant, begin the pass with that one's gradient.`;
  }

  private ownMistake({ of }: Group, { value }: Witness): string {
    const computed = this.points[0].gradient(of.node);
    const [ours, measured] = [computed, value].map((number) => Number(number.toPrecision(6)));
    return `The chain rule gives ${ours} here, but measuring gives ${measured}. That is a mistake in Backprop Lens, not in this line: please report it.`;
  }

  /** Why the line reads a gradient that has no value yet; null where it does not. */
  private missingRead(group: Group): string | null {
    const missing = this.circuit.wiring.pass?.missing;
    if (!missing || missing.size === 0) return null;
    const own = new Set(group.lines.map(({ order }) => order));
    for (const { name, order, later } of missing.values()) {
      if (own.has(order))
        return later ? `${name} is read before it is computed` : `${name} is never computed`;
    }
    return null;
  }

  /** The gradients at a point if every gradient assigned so far counted as it is written. */
  private reversed(point: Point, groups: readonly Group[]): Float64Array {
    const replaced = new Map<number, number>();
    for (const group of groups) {
      const value = point.value(lastLine(group).node);
      if (Number.isFinite(value)) replaced.set(group.of.node, value);
    }
    return this.bench.reverse(point, replaced);
  }

  /** At the file's own point, if a switch is at a tie there, any slope between the two sides will do. */
  private acceptsTie(group: Group): boolean {
    const { own, bench } = this;
    const { of, lines } = group;
    if (!own || this.points.includes(own)) return true;
    const value = own.value(lines[lines.length - 1].node);
    if (Math.abs(value - truthOf(group, own)) <= 1e-6 * Math.max(own.scale(of.node), 1e-12)) return true;
    const sides = bench.sides(own, of.node);
    if (!sides) return true;
    const slack =
      1e-6 * (1 + Math.abs(sides.left.value) + Math.abs(sides.right.value)) +
      sides.left.error +
      sides.right.error;
    const low = Math.min(sides.left.value, sides.right.value) - slack;
    const high = Math.max(sides.left.value, sides.right.value) + slack;
    return low <= value && value <= high;
  }

  /** What a line that is right relies on. */
  private noteOn(group: Group): string | null {
    const isSeed = this.circuit.wiring.seeds.some(({ version, node }) => version === group.of && node >= 0);
    if (isSeed && this.bench.own(lastLine(group).node).value === 0)
      return 'Nothing flows back from 0: a pass starts from 1.';
    const standIn = noteOnStandIn(group, this.circuit);
    if (standIn !== null) return standIn;
    if (this.loose.length > 0 && !closenessOf(group, this.loose)) {
      const held = this.circuit.variables.filter(
        ({ version }) => version.origin === 'literal' || version.origin === 'carried',
      );
      const groups = new Set(groupsOf(this.circuit.wiring.pass?.lines ?? []).map(({ of }) => of));
      const names = held
        .filter(({ version, value }) => !groups.has(version) && version !== group.of && value !== null)
        .map(({ name, value }) => `${name} is ${value}`);
      return names.length > 0 ? `Holds while ${names.slice(0, 3).join(', ')}.` : null;
    }
    if (this.seeded.length > 0 && !closenessOf(group, this.seeded)) {
      const [output] = this.circuit.outputs;
      const seed = this.analysis.gradientNames.in(this.circuit.wiring).gradientOf(output.variable.name);
      return `Right because ${seed} is ${output.seed}; in general it is multiplied by ${seed}.`;
    }
    return null;
  }

  /** A point at which the gradient differs, the file's own if it can be, else one that needs few changes to it. */
  private counterexample(group: Group): Counterexample | null {
    const { wiring } = this.circuit;
    const { node } = lastLine(group);
    const differs = (point: Point) => !isClose(group, point, truthOf(group, point), 1e-6);
    const [first] = this.points;
    const point = first && differs(first) ? first : (this.near().find(differs) ?? this.points.find(differs));
    if (!point) return null;
    const inputs = inputVersions(wiring);
    const [seed] = wiring.seeds;
    const isGiven = ({ origin }: Version) => origin === 'literal' || origin === 'carried';
    const names = this.analysis.gradientNames.in(wiring);
    const seeds = wiring.seeds
      .filter((each) => each.given && each.node >= 0)
      .map((each) => [names.gradientOf(each.version.name), point.value(each.node)] as const);
    const values = (some: readonly Version[]) =>
      some.map((input) => [input.name, point.value(input.node)] as const);
    return {
      inputs: new Map([...values(inputs), ...seeds.slice(1)]),
      seed: seed.node < 0 ? 1 : point.value(seed.node),
      settable: new Map([...values(inputs.filter((input) => !isGiven(input))), ...seeds]),
      changed: inputs.filter(
        (input) => isGiven(input) && point.value(input.node) !== this.bench.own(input.node).value,
      ),
      name: group.name,
      of: group.of.name,
      value: point.value(node),
      stops: this.stops(point, group),
      expected: truthOf(group, point),
    };
  }

  /** Why the language does not get to the end of a group at a point; null where it does. */
  private stops(point: Point, group: Group): string | null {
    const { dialect, numbers } = this.analysis;
    if (!dialect.names.arithmetic) return null;
    const before = group.overwritten.filter(({ node }) => readsMissing(this.analysis, this.circuit, node));
    const first = [...before, lastLine(group)].find(({ node }) => !Number.isFinite(point.value(node)));
    return (first && numbers.whyNoValue(first.node)) ?? null;
  }
}

/** What is in the way of a verdict, and what would settle it; a question already says what may be meant. */
function openFor(text: string): string {
  return text.endsWith('?') ? text : `${text}. Written out in plain assignments, it can be judged.`;
}
