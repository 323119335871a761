import type { Analysis, Circuit } from '../analysis';
import type { Version } from '../circuit/circuit';
import { CONSTANT, INPUT } from '../circuit/opcodes';
import { Known, unshownGradient } from '../circuit/run';
import { Mark, unshown } from '../circuit/tape';
import { oneSided, type Witness } from '../circuit/witness';
import { drawSamples, inputsOf } from './draw';
import { type Group, groupsOf, isClose, type Judgement, lastLine, rankOf } from './groups';
import { Bench, type Sample } from './samples';

/** Inputs at which a person can see the mistake for themselves. */
export interface Counterexample {
  readonly inputs: ReadonlyMap<string, number>;
  /** The gradient put on the first output. */
  readonly seed: number;
  /** What an `@input` line can set: inputs to which the file gives no value, and gradients that it is given. */
  readonly settable: ReadonlyMap<string, number>;
  /** Inputs whose value in the file must be changed. */
  readonly changed: readonly Version[];
  readonly value: number;
  readonly expected: number;
}

/** What is to be said of one gradient of a hand-written pass, before any mistake is explained. */
export interface Finding {
  readonly group: Group;
  readonly judgement: Judgement;
  /** At the file's own point; null where it has no value. */
  readonly value: number | null;
  readonly expected: number | null;
  /** A note on a line that is right, or why nothing can be said. */
  readonly note: string | null;
  /** For a wrong gradient: the gradients at each sample, by forward node, given what stands above it. */
  readonly reversed: readonly Float64Array[];
  readonly counterexample: Counterexample | null;
}

/** Points for a note on a line that is right. */
const fewer = 3;

/** A pass, measured. `close` the bench when done with the samples. */
export interface Examination {
  readonly bench: Bench;
  readonly samples: readonly Sample[];
  /** Points at which seeds and inputs vary, too, that are held at first. */
  readonly wider: readonly Sample[];
  readonly findings: readonly Finding[];
}

/**
 * Compares every gradient of the pass with the true one, at the file's own point and at others. With `notes`, also
 * at points where what is held at first varies too, which tells what a right line relies on.
 */
export function examine(analysis: Analysis, circuit: Circuit, notes = true): Examination {
  const { wires } = circuit;
  const groups = groupsOf(wires.pass?.lines ?? []);
  const bench = new Bench(
    analysis.tape,
    wires,
    groups.map(({ of }) => of.node),
  );
  const inputs = inputsOf(wires);
  const computed = new Set(groups.map(({ of }) => of));
  const seedNodes = (given: boolean) =>
    wires.seeds.flatMap((seed) => (seed.given === given && seed.node >= 0 ? [seed.node] : []));
  const varies = (version: Version) => version.origin !== 'literal' && version.origin !== 'carried';
  const first = inputs.filter((version) => varies(version) || computed.has(version)).map(({ node }) => node);
  const others = inputs.filter(({ name }) => !analysis.constants.has(name)).map(({ node }) => node);
  const given = seedNodes(true);
  const set = seedNodes(false);
  const own = bench.run(new Map());
  const samples = drawSamples(bench, [...first, ...given]);
  const held = notes && others.length > first.length ? drawSamples(bench, [...others, ...given], fewer) : [];
  const seeded = notes && set.length > 0 ? drawSamples(bench, [...first, ...given, ...set], fewer) : [];
  const free = inputs.filter(varies).map(({ node }) => node);
  const near = () => drawSamples(bench, [...free, ...given], fewer);
  const judge = new Judge(analysis, circuit, bench, own, samples, held, seeded, near);
  const findings: Finding[] = [];
  for (const group of groups)
    findings.push(judge.judge(group, findings, (analysis.known[group.of.node] & Known.unknown) !== 0));
  return { bench, samples: judge.points, wider: [...held, ...seeded], findings };
}

class Judge {
  /** The samples that verdicts rest on, the file's own point first where it can be used. */
  readonly points: readonly Sample[];
  /** Gradients of ours that a numerical derivative contradicts at the first of them, with what it says. */
  private readonly contradicted: ReadonlyMap<number, Witness>;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly bench: Bench,
    private readonly own: Sample | null,
    samples: readonly Sample[],
    /** Points at which what is held at first varies too. */
    private readonly loose: readonly Sample[],
    /** Points at which a seed that the file sets varies as well. */
    private readonly seeded: readonly Sample[],
    /** Points that keep to every value that the file gives. */
    private readonly near: () => readonly Sample[],
  ) {
    this.points = own && !own.tie ? [own, ...samples] : samples;
    const inputs = inputsOf(circuit.wires).map(({ node }) => node);
    const [first] = this.points;
    this.contradicted = first ? bench.contradicted(first, inputs) : new Map();
  }

  judge(group: Group, before: readonly Finding[], unknownTruth: boolean): Finding {
    const node = lastLine(group).node;
    const { tape, reasons, whys } = this.analysis;
    const wires = this.circuit.wires;
    const missing = this.missingRead(group);
    const isUnread = (tape.marks[node] & Mark.unknown) !== 0 && missing === null && !this.readsMissing(node);
    const value = tape.marks[node] & unshown ? null : this.bench.own(node).value;
    const isHidden = (this.analysis.known[group.of.node] & unshownGradient) !== 0;
    const expected = isHidden ? null : this.bench.own(group.of.node).gradient;
    // Written out: this runs for every line at every key, and spreading an object is slow.
    const finding = (
      judgement: Judgement,
      note: string | null,
      reversed: readonly Float64Array[] = [],
      counterexample: Counterexample | null = null,
    ): Finding => ({ group, judgement, value, expected, note, reversed, counterexample });
    const doubt = (note: string) => finding('uncertain', note);
    if (unknownTruth)
      return doubt(sentence(whys.gradient(group.of.node, `The gradient of ${group.of.name}`)));
    if (isUnread)
      return doubt(`It reads something without a value: ${whyOf(tape, node, reasons) ?? 'it is not read'}.`);
    const measured = this.contradicted.get(group.of.node);
    if (measured) return doubt(this.ownMistake(group, measured));
    const unread = this.circuit.wires.seeds.find(({ version }) => tape.marks[version.node] & Mark.unknown);
    if (unread)
      return doubt(
        sentence(
          `${unread.version.name} has no value: ${whys.value(unread.version.node) ?? 'it is not read'}`,
        ),
      );
    if (this.points.length < 3)
      return doubt('No inputs were found at which the forward pass and its gradients are finite.');
    const found = this.acceptsTie(group) ? rankOf(group, this.points) : null;
    if (found) return finding(found, this.noteOn(group));
    const replaced = before.map((each) => each.group).filter(({ of }) => of !== group.of);
    const reversed = this.points.map((sample) => this.reversed(sample, replaced));
    const wanted = reversed.map((gradients) => gradients[group.of.node - wires.start]);
    const inherited = missing === null && rankOf(group, this.points, wanted);
    const errs = before.some(({ judgement }) => judgement === 'wrong' || judgement === 'inherited');
    if (inherited && errs) return finding('inherited', null, reversed);
    return finding('wrong', missing, reversed, this.counterexample(group));
  }

  private ownMistake({ of }: Group, { value }: Witness): string {
    const computed = this.points[0].gradient(of.node);
    const [ours, measured] = [computed, value].map((number) => Number(number.toPrecision(6)));
    return `The chain rule gives ${ours} here, but measuring gives ${measured}. That is a mistake in Backprop Lens, not in this line: please report it.`;
  }

  /** Why the line reads a gradient that has no value yet; null where it does not. */
  private missingRead(group: Group): string | null {
    const missing = this.circuit.wires.pass?.missing;
    if (!missing || missing.size === 0) return null;
    const own = new Set(group.lines.map(({ statement }) => statement));
    for (const { name, statement, later } of missing.values()) {
      if (own.has(statement))
        return later ? `${name} is read before it is computed` : `${name} is never computed`;
    }
    return null;
  }

  private readsMissing(node: number): boolean {
    const missing = this.circuit.wires.pass?.missing;
    if (!missing || missing.size === 0) return false;
    const seen = new Set([node]);
    for (const at of seen) {
      if (missing.has(at)) return true;
      for (const input of this.analysis.tape.inputsOf(at)) seen.add(input);
    }
    return false;
  }

  /** The gradients at a sample if every gradient assigned so far counted as it is written. */
  private reversed(sample: Sample, groups: readonly Group[]): Float64Array {
    const replaced = new Map<number, number>();
    for (const group of groups) {
      const value = sample.value(lastLine(group).node);
      if (Number.isFinite(value)) replaced.set(group.of.node, value);
    }
    return this.bench.reverse(sample, replaced);
  }

  /** At the file's own point, if a switch is at a tie there, any slope between the two sides will do. */
  private acceptsTie({ of, lines }: Group): boolean {
    const { own, bench } = this;
    const { wires } = this.circuit;
    if (!own || this.points.includes(own)) return true;
    const value = own.value(lines[lines.length - 1].node);
    if (Math.abs(value - own.gradient(of.node)) <= 1e-6 * Math.max(own.scale(of.node), 1e-12)) return true;
    bench.tape.value.set(own.all, wires.start);
    const sides = oneSided(bench.tape, wires, of.node);
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
    if (this.loose.length > 0 && !rankOf(group, this.loose)) {
      const held = this.circuit.variables.filter(
        ({ version }) => version.origin === 'literal' || version.origin === 'carried',
      );
      const groups = new Set(groupsOf(this.circuit.wires.pass?.lines ?? []).map(({ of }) => of));
      const names = held
        .filter(({ version, value }) => !groups.has(version) && version !== group.of && value !== null)
        .map(({ name, value }) => `${name} is ${value}`);
      return names.length > 0 ? `Holds while ${names.slice(0, 3).join(', ')}.` : null;
    }
    if (this.seeded.length > 0 && !rankOf(group, this.seeded)) {
      const [output] = this.circuit.outputs;
      const seed = this.analysis.gradientNames.gradientOf(output.variable.name);
      return `Right because ${seed} is ${output.seed}; in general it is multiplied by ${seed}.`;
    }
    return null;
  }

  /** A point at which the gradient differs, the file's own if it can be, else one that needs few changes to it. */
  private counterexample(group: Group): Counterexample | null {
    const { wires } = this.circuit;
    const { node } = lastLine(group);
    const { of } = group;
    const differs = (point: Sample) => !isClose(group, point, point.gradient(of.node), 1e-6);
    const [first] = this.points;
    const sample = first && differs(first) ? first : (this.near().find(differs) ?? this.points.find(differs));
    if (!sample) return null;
    const inputs = inputsOf(wires);
    const [seed] = wires.seeds;
    const isGiven = ({ origin }: Version) => origin === 'literal' || origin === 'carried';
    const { gradientNames } = this.analysis;
    const seeds = wires.seeds
      .filter((each) => each.given && each.node >= 0)
      .map((each) => [gradientNames.gradientOf(each.version.name), sample.value(each.node)] as const);
    const values = (some: readonly Version[]) =>
      some.map((input) => [input.name, sample.value(input.node)] as const);
    return {
      inputs: new Map([...values(inputs), ...seeds.slice(1)]),
      seed: seed.node < 0 ? 1 : sample.value(seed.node),
      settable: new Map([...values(inputs.filter((input) => !isGiven(input))), ...seeds]),
      changed: inputs.filter(
        (input) => isGiven(input) && sample.value(input.node) !== this.bench.own(input.node).value,
      ),
      value: sample.value(node),
      expected: sample.gradient(of.node),
    };
  }
}

function sentence(text: string): string {
  return text.endsWith('?') ? text : `${text}.`;
}

function whyOf(
  tape: Analysis['tape'],
  node: number,
  reasons: ReadonlyMap<number, string>,
): string | undefined {
  const seen = new Set([node]);
  for (const at of seen) {
    const reason = reasons.get(at);
    if (reason !== undefined) return reason;
    if (tape.op[at] !== INPUT && tape.op[at] !== CONSTANT)
      for (const input of tape.inputsOf(at)) seen.add(input);
  }
  return undefined;
}
