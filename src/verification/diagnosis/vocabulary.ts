/*
 * What a line of a backward pass may be made of: names, numbers and parts of local gradients, each with its value and
 * its text.
 */
import type { Contribution } from '../../analysis/contribution';
import { Formulas } from '../../analysis/formula';
import type { Analysis, Circuit } from '../../analysis/model';
import { type Formula, nameFormula, negated, one, product, sum } from '../../gates/algebra';
import { worthOf } from '../../gates/rows';
import { namesIn } from '../../gates/rules';
import { type Phrase, phrase } from '../../program/writer';
import type { GradientNames } from '../../recognition/names';
import type { Point } from '../../tape/bench';
import type { PassLine, Version } from '../../tape/wiring';
import { identifiersIn } from '../../text/identifiers';
import { Code, word } from './code';
import type { ValueOf } from './tree';

/** Something that a person may have meant to write: a name, a number, a part of a local gradient. */
export interface Atom extends Phrase {
  readonly kind: 'forward' | 'gradient' | 'number' | 'local';
  readonly worth: (values: ValueOf) => number;
  readonly version: Version | null;
}

/** All that flows from one variable into another, by however many paths. */
export interface Share {
  readonly local: Formula;
  readonly into: Version;
  /** The gates at which its paths begin. */
  readonly gates: readonly number[];
}

/** More parts of local gradients than this are not tried. */
const mostLocals = 60;

/** The vocabulary of one circuit's backward pass. */
export class Vocabulary {
  readonly code: Code;
  private readonly formulas: Formulas;
  private readonly names: GradientNames;
  /** The gradients that the pass has a name for. */
  private readonly named = new Set<Version>();
  /** Helpers that are worth the gradient of a variable which has no gradient variable, by that variable. */
  private readonly standIns = new Map<string, string>();
  private readonly last: ReadonlyMap<string, Version>;
  private readonly localsOf = new Map<Version | null, Atom[]>();
  private numbersInCode: readonly string[] | null = null;
  private readonly expectedOf = new Map<Version, ReadonlySet<string>>();

  constructor(
    readonly analysis: Analysis,
    readonly circuit: Circuit,
    points: readonly Point[],
  ) {
    const { tape } = analysis;
    const { versions, seeds, pass } = circuit.wiring;
    this.code = new Code(analysis.writing);
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
    for (const version of of ? [of] : this.last.values()) {
      const paths = [...this.shares(version), ...this.formulas.contributions(version)];
      for (const part of [
        ...paths.flatMap(({ local }) => partsOf(local)),
        ...paths.flatMap(({ into }) => ofOutput(into)),
      ]) {
        if (part.kind !== 'apply' || found.size >= mostLocals) continue;
        const written = phrase(part, this.code.writing);
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
      for (const name of namesIn(local)) names.add(name);
      names.add(into.name);
      for (const name of identifiersIn(this.upstream(into).text)) names.add(name);
    }
    this.expectedOf.set(of, names);
    return names;
  }

  /** Whether a forward name is part of the local gradient of `of`. */
  isLocal(of: Version | null, name: string): boolean {
    return of !== null && this.shares(of).some(({ local }) => namesIn(local).has(name));
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
    return this.code.times(phrase(local, this.code.writing), upstream);
  }

  /** The gradient of a variable as the pass can name it, or written out where it has no name there. */
  private upstream(version: Version): Phrase {
    const isNamed = this.named.has(version) || version.name === 'return';
    return (!isNamed && this.formula(version)) || word(this.gradientName(version.name));
  }

  /** The formula of a gradient in names that the pass has; null where it gets too long. */
  formula(of: Version): Phrase | null {
    return this.formulas.phrase(of, (other) => this.last.get(other.name) === other && this.named.has(other));
  }
}

function isNumber(formula: Formula, value: number): boolean {
  return formula.kind === 'number' && formula.value === value;
}

/** One share for all that leads into one variable. */
export function gathered(shares: readonly Share[]): Share[] {
  const byTarget = new Map<Version, Share[]>();
  for (const each of shares) byTarget.set(each.into, [...(byTarget.get(each.into) ?? []), each]);
  return [...byTarget].map(([into, some]) => ({
    into,
    local: sum(some.map(({ local }) => local)),
    gates: some.flatMap(({ gates }) => gates),
  }));
}

function isWorth(point: Point, helper: number, node: number): boolean {
  const gradient = point.gradient(node);
  return Math.abs(point.value(helper) - gradient) <= 1e-6 * Math.abs(gradient);
}

/** A local gradient, products of some of its factors, its terms, and what these are made of. */
function partsOf(local: Formula): Formula[] {
  const parts: Formula[] = [local];
  for (const term of termsOf(local)) {
    const factors = factorsOf(term).slice(0, 4);
    for (let chosen = 2 ** factors.length - 1; chosen > 0; chosen--)
      parts.push(factors.filter((_, k) => chosen & (2 ** k)).reduce(product));
    parts.push(...factors.flatMap(piecesOf));
  }
  return parts;
}

/** The factors of a factor's terms, above and below a fraction line. */
function piecesOf(factor: Formula): Formula[] {
  if (factor.kind !== 'apply') return [];
  if (factor.gate === '/') return factor.inputs.flatMap((input) => [input, ...piecesOf(input)]);
  return termsOf(factor).flatMap(factorsOf);
}

/** What the local gradients of the usual activations are made of. */
function ofOutput({ name }: Version): Formula[] {
  const x = nameFormula(name);
  return [sum([one, negated(x)]), sum([one, negated(product(x, x))])];
}

function termsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply') return [formula];
  if (formula.gate === '+' || formula.gate === '-') return formula.inputs.flatMap(termsOf);
  return formula.gate === 'negate' ? termsOf(formula.inputs[0]) : [formula];
}

function factorsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply') return [formula];
  if (formula.gate === '*') return formula.inputs.flatMap(factorsOf);
  return formula.gate === 'negate' ? factorsOf(formula.inputs[0]) : [formula];
}
