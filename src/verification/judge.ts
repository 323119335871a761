/* What is to be said of each gradient of a pass, held against the true one at several points. */

import type { Analysis, Circuit } from '../analysis/model';
import type { Bench, Point } from '../tape/bench';
import { inputsOf } from '../tape/points';
import { nodesBehind } from '../tape/reach';
import type { PassLine, Version } from '../tape/wiring';
import type { Witness } from '../tape/witness';
import { capital } from '../text/lines';
import type { Counterexample, Finding } from './findings';
import { closenessOf, type Group, groupsOf, isClose, isRight, type Judgement, lastLine } from './groups';

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
    private readonly own: Point | null,
    points: readonly Point[],
    /** Points at which what is held at first varies too. */
    private readonly loose: readonly Point[],
    /** Points at which a seed that the file sets varies as well. */
    private readonly seeded: readonly Point[],
    /** Points that keep to every value that the file gives. */
    private readonly near: () => readonly Point[],
  ) {
    this.points = own && !own.tie ? [own, ...points] : points;
    const inputs = inputsOf(circuit.wiring).map(({ node }) => node);
    const [first] = this.points;
    this.contradicted = first ? bench.contradicted(first, inputs) : new Map();
  }

  judge(group: Group, before: readonly Finding[], unknownTruth: boolean): Finding {
    const node = lastLine(group).node;
    const { numbers, tape } = this.analysis;
    const wiring = this.circuit.wiring;
    const missing = this.missingRead(group);
    const isUnread = tape.isUnknown(node) && missing === null && !this.readsMissing(node);
    const value = numbers.isShown(node) ? this.bench.own(node).value : null;
    const isKnown = numbers.isGradientShown(group.of.node);
    const expected = isKnown ? this.bench.own(group.of.node).gradient : null;
    // Written out: this runs for every line at every key, and spreading an object is slow.
    const finding = (
      judgement: Judgement,
      note: string | null,
      reversed: readonly Float64Array[] = [],
      counterexample: Counterexample | null = null,
      suspect = false,
    ): Finding => ({ group, judgement, value, expected, note, suspect, reversed, counterexample });
    const doubt = this.doubtOf(group, unknownTruth, isUnread);
    if (doubt !== null) return finding('uncertain', doubt);
    const found = this.acceptsTie(group) ? closenessOf(group, this.points) : null;
    if (found) return finding(found, this.noteOn(group));
    const replaced = before.map((each) => each.group).filter(({ of }) => of !== group.of);
    const reversed = this.points.map((point) => this.reversed(point, replaced));
    const wanted = reversed.map((gradients) => gradients[group.of.node - wiring.start]);
    const rests =
      missing === null && closenessOf(group, this.points, wanted) ? this.restsOn(group, before) : null;
    if (rests && rests.judgement !== 'uncertain') return finding('inherited', null, reversed);
    const open = rests
      ? `It rests on ${rests.group.name}, of which nothing certain can be said.`
      : (this.leadsNowhere(group) ?? this.goesOn(group));
    if (open !== null) return finding('uncertain', open, reversed);
    const counterexample = this.counterexample(group);
    const changed = this.changedInPlace(group);
    return changed === null
      ? finding('wrong', missing, reversed, counterexample)
      : finding('uncertain', changed, reversed, counterexample, true);
  }

  /** Why nothing can be said of a gradient, whatever its lines say; null where something can. */
  private doubtOf(group: Group, unknownTruth: boolean, isUnread: boolean): string | null {
    const { numbers, tape } = this.analysis;
    const { seeds } = this.circuit.wiring;
    const { of } = group;
    if (unknownTruth) return sentence(numbers.whyNoGradient(of.node, `The gradient of ${of.name}`));
    const change = this.changeOf(group);
    if (change !== null) return `${capital(change)}.`;
    if (isUnread) {
      const why = numbers.whyNoValue(lastLine(group).node) ?? 'it is not read';
      return `It reads something without a value: ${why}.`;
    }
    const measured = this.contradicted.get(of.node);
    if (measured) return this.ownMistake(group, measured);
    const unread = seeds.find(({ version }) => tape.isUnknown(version.node))?.version;
    if (unread)
      return sentence(`${unread.name} has no value: ${numbers.whyNoValue(unread.node) ?? 'it is not read'}`);
    return this.points.length < 3
      ? 'No inputs were found at which the forward pass and its gradients are finite.'
      : null;
  }

  /** Why code that is not read may have made something else of a gradient since its first line; null where none has. */
  private changeOf({ name, of, lines }: Group): string | null {
    const changes = this.circuit.wiring.pass?.changes ?? [];
    const [{ order }] = lines;
    return changes.find((each) => each.name === name && each.of === of && each.order > order)?.reason ?? null;
  }

  /** A gradient that is not right itself, or uncertain, of which this one is made; one that is wrong before others. */
  private restsOn(group: Group, before: readonly Finding[]): Finding | null {
    const off = before.filter(({ judgement }) => !isRight(judgement));
    if (off.length === 0) return null;
    const behind = nodesBehind(
      this.analysis.tape,
      group.lines.map(({ node }) => node),
      this.circuit.wiring.start,
    );
    const read = off.filter((each) => each.group.lines.some(({ node }) => behind.has(node)));
    return read.find(({ judgement }) => judgement !== 'uncertain') ?? read[0] ?? null;
  }

  /** What is to be said of a gradient that no path leads on from to an output; null where some does. */
  private leadsNowhere({ of }: Group): string | null {
    const { seeds, start } = this.circuit.wiring;
    const heads = seeds.map(({ version }) => version.node);
    this.leads ??= nodesBehind(this.analysis.tape, heads, start);
    if (this.leads.has(of.node)) return null;
    const outputs = seeds.map(({ version }) => version.name).join(' or ');
    return `${of.name} does not lead to ${outputs}, so that its gradient would be 0.`;
  }

  /**
   * What is to be said where a gradient is right after one of its lines, and not after the last. What one more line
   * makes of it, no edit explains but one that takes the line out; two that add may be meant to make up for each other.
   */
  private goesOn(group: Group): string | null {
    const { name, of, lines } = group;
    const right = lines.findIndex((line) => closenessOf(group, this.points, undefined, line) !== null);
    const later = right < 0 ? [] : lines.slice(right + 1);
    const isOpen = later.length > 1 && later.every(({ treatment }) => treatment === 'add');
    if (later.length === 0 || isOpen) return null;
    const before = this.analysis.lines.said(lines[right].at.from);
    return `${name} is the gradient of ${of.name} on ${before}. What ${this.quoted(later[0])} makes of it is not judged.`;
  }

  /** What is to be said where a line turns a gradient into something else; null where none does. */
  private changedInPlace({ name, lines }: Group): string | null {
    const change = lines.slice(1).find(({ treatment }) => treatment === 'change');
    return change ? `What ${this.quoted(change)} makes of ${name} is not judged.` : null;
  }

  private quoted({ at, whole }: PassLine): string {
    return `${this.analysis.lines.said(at.from)} (${this.analysis.code(whole)})`;
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

  private readsMissing(node: number): boolean {
    const missing = this.circuit.wiring.pass?.missing;
    if (!missing || missing.size === 0) return false;
    const seen = new Set([node]);
    for (const at of seen) {
      if (missing.has(at)) return true;
      for (const input of this.analysis.tape.inputsOf(at)) seen.add(input);
    }
    return false;
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
  private acceptsTie({ of, lines }: Group): boolean {
    const { own, bench } = this;
    if (!own || this.points.includes(own)) return true;
    const value = own.value(lines[lines.length - 1].node);
    if (Math.abs(value - own.gradient(of.node)) <= 1e-6 * Math.max(own.scale(of.node), 1e-12)) return true;
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
    const { of } = group;
    const differs = (point: Point) => !isClose(group, point, point.gradient(of.node), 1e-6);
    const [first] = this.points;
    const point = first && differs(first) ? first : (this.near().find(differs) ?? this.points.find(differs));
    if (!point) return null;
    const inputs = inputsOf(wiring);
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
      value: point.value(node),
      expected: point.gradient(of.node),
    };
  }
}

function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}
