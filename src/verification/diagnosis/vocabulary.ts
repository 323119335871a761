/*
 * What a line of a backward pass may be made of: names, numbers and parts of local gradients, each with its value and
 * its text.
 */
import type { Contribution } from '../../analysis/contribution';
import { Formulas } from '../../analysis/formula';
import type { Analysis, Circuit } from '../../analysis/model';
import { applyGate, type Formula, fold, nameFormula } from '../../gates/algebra';
import { gateName } from '../../gates/opcodes';
import { worthOf } from '../../gates/rows';
import { namesIn } from '../../gates/rules';
import { type Phrase, phrase, print } from '../../program/writer';
import type { GradientNames } from '../../recognition/names';
import type { Point } from '../../tape/point';
import { newVersion, type PassLine, type Version } from '../../tape/wiring';
import { identifiersIn } from '../../text/identifiers';
import type { Examination, Finding } from '../findings';
import type { Group } from '../groups';
import { type Activation, activationsAt } from './activations';
import { CodePieces, word } from './code';
import { gathered, multiplied, ofOutput, partsOf, productKey, type Share } from './pieces';
import type { ValueOf } from './tree';

/** Something that a person may have meant to write: a name, a number, a part of a local gradient. */
export interface Atom extends Phrase {
  readonly kind: 'forward' | 'gradient' | 'number' | 'local';
  readonly worth: (values: ValueOf) => number;
  readonly version: Version | null;
}

/** More parts of local gradients than this are not tried. */
const mostLocals = 60;

/** The vocabulary of one circuit's backward pass. */
export class Vocabulary {
  readonly code: CodePieces;
  private readonly formulas: Formulas;
  private readonly names: GradientNames;
  /** The gradients that the pass has a name for. */
  private readonly named = new Set<Version>();
  /** Helpers that are worth the gradient of a variable which has no gradient variable, by that variable. */
  private readonly standIns = new Map<string, string>();
  private readonly last: ReadonlyMap<string, Version>;
  private readonly owners: ReadonlyMap<Version, Version>;
  private readonly localsOf = new Map<Version | null, Atom[]>();
  private readonly activationsOf = new Map<Version | null, Activation[]>();
  /** Names of variables that are a function of something, by the code that calls it. */
  private calls: Map<string, string> | null = null;
  private numbersInCode: readonly string[] | null = null;
  private readonly expectedOf = new Map<Version, ReadonlySet<string>>();

  constructor(
    readonly analysis: Analysis,
    readonly circuit: Circuit,
    { points, findings }: Examination,
  ) {
    const { tape } = analysis;
    const { versions, seeds, pass } = circuit.wiring;
    this.code = new CodePieces(analysis.writing);
    this.names = analysis.gradientNames.in(circuit.wiring);
    this.last = new Map(versions.filter(({ helper }) => !helper).map((version) => [version.name, version]));
    for (const { of } of pass?.lines ?? []) if (of) this.named.add(of);
    for (const { version, node } of seeds) if (node >= 0) this.named.add(version);
    const helpers = [...(pass?.before ?? []), ...(pass?.lines ?? [])].filter(({ of }) => of === null);
    for (const version of this.last.values()) {
      if (this.named.has(version) || version.origin !== 'computed') continue;
      const helper = helpers.find(({ node }) => points.every((point) => isWorth(point, node, version.node)));
      if (!helper) continue;
      this.standIns.set(version.name, helper.name);
      this.named.add(version);
    }
    const nameOf = (name: string) => this.gradientName(name);
    this.formulas = new Formulas(tape, circuit.wiring, this.code.writing, nameOf);
    this.owners = this.goOn(findings);
  }

  /**
   * Lets paths end at the wires to which gradients have gone on in place: what reads `dn` after `dn *= n > 0` reads the
   * gradient of the sum in `n = Math.max(0, a * x + b)`. Whose they were before, by those wires.
   */
  private goOn(findings: readonly Finding[]): ReadonlyMap<Version, Version> {
    const ends = new Map<Version, Group>();
    for (const { group } of findings)
      if (group.step && !group.step.stays) ends.set(group.step.variable, group);
    return new Map(
      [...ends].flatMap(([variable, { name, of }]): [Version, Version][] => {
        const known = [...this.last.values()].find(({ node }) => node === of.node);
        if (known && this.named.has(known)) return [];
        const wire = known ?? this.formulas.addTemporary(variable.name, of.node);
        if (known) this.standIns.set(known.name, name);
        this.named.add(wire);
        return [[wire, variable]];
      }),
    );
  }

  /** The variable whose gradient has gone on to a wire; the same for any other. */
  ownerOf(version: Version): Version {
    return this.owners.get(version) ?? version;
  }

  /** The numbers that the file's code has, as they are written. */
  get numbers(): readonly string[] {
    const { code, source } = this.analysis;
    const whole = { from: 0, to: source.length };
    this.numbersInCode ??= code(whole).match(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g) ?? [];
    return this.numbersInCode;
  }

  /** The name of a variable's gradient. */
  gradientName(name: string): string {
    return this.standIns.get(name) ?? this.names.gradientOf(name);
  }

  /** What may stand in a line: forward names, gradients computed before it, local gradients, small numbers. */
  atoms(line: PassLine, of: Version | null): Atom[] {
    const atoms: Atom[] = [];
    const { wiring } = this.circuit;
    const named = (name: string, node: number, kind: Atom['kind'], version: Version | null) =>
      atoms.push({ ...word(name), kind, version, worth: (values) => values(node) });
    for (const [name, version] of this.last)
      if (name !== 'return') named(name, version.node, 'forward', version);
    const done = new Map<string, PassLine>();
    for (const other of [...(wiring.pass?.before ?? []), ...(wiring.pass?.lines ?? [])])
      if (other.order < line.order) done.set(other.name, other);
    for (const [name, other] of done) named(name, other.node, 'gradient', other.of);
    for (const seed of wiring.seeds) {
      const name = this.names.gradientOf(seed.version.name);
      if (!done.has(name) && seed.node >= 0) named(name, seed.node, 'gradient', seed.version);
    }
    atoms.push(...this.locals(of));
    for (const value of [2, 3, 0.5, 4]) {
      atoms.push({ ...this.code.number(value), kind: 'number', version: null, worth: () => value });
    }
    return atoms;
  }

  /** The local gradients that lead from `of` onward, or from anywhere: whole, and in parts. */
  private locals(of: Version | null): readonly Atom[] {
    const known = this.localsOf.get(of);
    if (known) return known;
    const found = new Map<string, Atom>();
    for (const version of this.variables(of)) {
      const paths = [...this.shares(version), ...this.formulas.contributions(version)];
      for (const part of [
        ...paths.flatMap(({ local }) => partsOf(local)),
        ...paths.flatMap(({ into }) => ofOutput(into)),
      ]) {
        if (this.inNames(part).kind !== 'apply' || found.size >= mostLocals) continue;
        const written = this.written(part);
        const worth = (values: ValueOf) => this.evaluate(part, values);
        found.set(written.text, { ...written, kind: 'local', version: null, worth });
      }
    }
    const atoms = [...found.values()];
    this.localsOf.set(of, atoms);
    return atoms;
  }

  /** The names that the gradient of `of` is made of: in its local gradients, and those of the gradients from above. */
  expected(of: Version): ReadonlySet<string> {
    const known = this.expectedOf.get(of);
    if (known) return known;
    const names = new Set<string>();
    for (const { local, into } of this.formulas.contributions(of)) {
      for (const name of [...namesIn(local), ...namesIn(this.inNames(local))]) names.add(name);
      names.add(into.name);
      for (const name of identifiersIn(this.upstream(into).text)) names.add(name);
    }
    this.expectedOf.set(of, names);
    return names;
  }

  /** Whether a forward name is part of the local gradient of `of`. */
  isLocal(of: Version | null, name: string): boolean {
    if (of === null) return false;
    return this.shares(of).some(
      ({ local }) => namesIn(local).has(name) || namesIn(this.inNames(local)).has(name),
    );
  }

  /**
   * The functions of one number that the paths of `of`, or of anything, begin with and whose slope is told by their value, as an
   * activation's is: 1 - s * s of s = tanh(z).
   */
  activations(of: Version | null): readonly Activation[] {
    const known = this.activationsOf.get(of);
    if (known) return known;
    const found = this.variables(of).flatMap((version) => activationsAt(version, this));
    this.activationsOf.set(of, found);
    return found;
  }

  /** The slope of a variable, or of the wire that its gradient has gone on to, over a wire behind that; null for none. */
  slope(of: Version, wire: number): Formula | null {
    const [share, ...more] = this.shares(newVersion(of.name, wire, 'computed', null, -1));
    if (!share || more.length > 0 || this.ownerOf(share.into) !== of) return null;
    return share.local;
  }

  gateOf(node: number): string {
    return gateName(this.analysis.tape.op[node]);
  }

  /** What goes into a gate, as formulas write it. */
  textOf(input: number, gate: number): string {
    return this.formulas.words(gate, this.analysis.tape.inputsOf(gate).indexOf(input), 0).input;
  }

  /** What a line may be the gradient of: its variable, or for a helper any. */
  private variables(of: Version | null): readonly Version[] {
    return of ? [of] : [...this.last.values()];
  }

  /** The value of a formula over the circuit's names. */
  evaluate(formula: Formula, values: ValueOf): number {
    return worthOf(formula, (name) => {
      const version = this.last.get(name);
      return version ? values(version.node) : Number.NaN;
    });
  }

  /** The paths that lead from a variable onward, one by one. */
  contributions(of: Version): Contribution[] {
    return this.formulas.contributions(of);
  }

  /** The same, with all that leads into one variable gathered. */
  shares(of: Version): Share[] {
    return gathered(
      this.formulas.contributions(of).map(({ local, into, gate }) => ({ local, into, gates: [gate] })),
    );
  }

  /** `local * upstream`, as it is written. */
  share({ local, into }: Pick<Share, 'local' | 'into'>): Phrase {
    const upstream = this.upstream(into);
    if (isNumber(local, 1)) return upstream;
    if (isNumber(local, -1)) return this.code.negated(upstream);
    return this.code.times(this.written(local), upstream);
  }

  /** The gradient of a variable as the pass can name it, or written out where it has no name there. */
  private upstream(version: Version): Phrase {
    const isNamed = this.named.has(version) || version.name === 'return';
    return (!isNamed && this.formula(version)) || word(this.gradientName(version.name));
  }

  /** The formula of a gradient in names that the pass has; null where it gets too long. */
  formula(of: Version): Phrase | null {
    return this.formulas.phrase(
      of,
      (other) => this.last.get(other.name) === other && this.named.has(other),
      (formula) => this.inNames(formula),
    );
  }

  /** A formula as code, with the file's own names for what has one. */
  written(formula: Formula): Phrase {
    return phrase(this.inNames(formula), this.code.writing);
  }

  /** `s1` for the sine that the file calls s1, or for a product with it. Any other may be another's by accident, and stays. */
  private inNames(formula: Formula): Formula {
    const { writing } = this.code;
    const isCall = (each: Formula) => each.kind === 'apply' && writing.spelling(each.gate).kind === 'call';
    const keyOf = (each: Formula) => productKey(each, (factor) => print(factor, writing));
    if (!this.calls) {
      this.calls = new Map();
      for (const version of this.last.values()) {
        const definition = this.formulas.definition(version);
        if (definition && multiplied(definition).some(isCall))
          this.calls.set(keyOf(definition), version.name);
      }
    }
    const { calls } = this;
    if (calls.size === 0) return formula;
    return fold<Formula>(
      formula,
      nameFormula,
      (number) => number,
      (gate, inputs, called) => {
        const applied = applyGate(gate, inputs, called);
        const name = calls.get(keyOf(applied));
        return name === undefined ? applied : nameFormula(name);
      },
    );
  }
}

function isNumber(formula: Formula, value: number): boolean {
  return formula.kind === 'number' && formula.value === value;
}

function isWorth(point: Point, helper: number, node: number): boolean {
  const gradient = point.gradient(node);
  return Math.abs(point.value(helper) - gradient) <= 1e-6 * Math.abs(gradient);
}
