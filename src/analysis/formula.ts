/* How gradients come about, path by path and as formulas, in the names of the file. */
import {
  applyGate,
  type Formula,
  nameFormula,
  numberFormula,
  one,
  product,
  sizeOf,
  substitute,
  sum,
} from '../gates/algebra';
import { CONSTANT, firstGate, gateName } from '../gates/opcodes';
import { inputNamed, isFlat, rowAt, worthOf } from '../gates/rows';
import { branchTaken, namesIn, ruleOf, testOf } from '../gates/rules';
import type { Spellings } from '../program/dialect';
import { type Phrase, phrase, print } from '../program/writer';
import { flowsOf, numbersAt, seedValue } from '../tape/run';
import type { Tape } from '../tape/tape';
import { newVersion, type Version, type Wiring } from '../tape/wiring';
import { isIdentifier } from '../text/identifiers';
import { along, type Contribution, type Way } from './contribution';
import { type Consumer, type Whole, Wholes, wholeText } from './wholes';

/** Formulas longer than this, or of more terms, help nobody. */
const longest = 2000;
const mostTerms = 100;
/** One formula tells of so many gates at most. */
const mostGates = 1000;
/** A part that is larger than this is left out: what a loop computes may double with each of its rounds. */
const largest = 500;
const leftOut = { kind: 'name', name: '…' } as const;
const short = (formula: Formula) => (sizeOf(formula) > largest ? leftOut : formula);

/** Tells how the gradients of one circuit come about, in its own names. */
export class Formulas {
  private readonly versionAt = new Map<number, Version>();
  private readonly last = new Map<string, Version>();
  private readonly consumers = new Map<number, Consumer[]>();
  private readonly wholes: Wholes;
  private hasName: (version: Version) => boolean = () => true;
  /** Gates without a name that have a gradient of their own all the same: paths end there, too. */
  private readonly temporaries = new Map<number, Version>();
  /** Inputs whose value the last formula needed though another has taken their name. */
  readonly lost = new Set<Version>();
  /** What has been made for the formula that is made now: values by their nodes, and gradients. */
  private readonly values = new Map<number, Formula>();
  private readonly gradients = new Map<Version, Formula | null>();
  /** How many gates its paths have gone through. */
  private passed = 0;

  constructor(
    private readonly tape: Tape,
    private readonly wiring: Wiring,
    private readonly spellings: Spellings,
    private readonly gradientName: (name: string) => string,
    /**
     * For a pass that is written, which must hold everywhere: formulas tell of paths that a switch closes now, too,
     * and inputs of a switch are tied only where this says that they always are. Null to tell how things stand now.
     */
    private readonly isAlwaysTied: ((one: number, other: number) => boolean) | null = null,
    /** For someone who only reads it: names of elements and members, and of nodes that no variable has any more. */
    private readonly elements: ReadonlyMap<number, string> | null = null,
  ) {
    for (const version of wiring.versions) {
      if (elements) for (const each of version.earlier ?? []) this.versionAt.set(each.node, each);
      this.versionAt.set(version.node, version);
      this.last.set(version.name, version);
    }
    // Several places may write one element in turn.
    if (elements)
      for (const [node, version] of this.versionAt) {
        const { node: last = -1 } = this.last.get(version.name) ?? {};
        if (version.inner && last < node) this.last.set(version.name, version);
      }
    for (let gate = wiring.start; gate < wiring.forwardEnd; gate++) this.connect(gate);
    const isEnd = (node: number) => this.endAt(node) !== undefined;
    this.wholes = new Wholes(tape, this.consumers, isEnd, (node) => this.isCurrent(node));
  }

  /** Notes whom the gate hands a gradient, and whom it would if its switch stood differently. */
  private connect(gate: number): void {
    const locals = new Map(flowsOf(this.tape, gate).map(({ k, local }) => [k, local]));
    const row = rowAt(this.tape.op[gate]);
    const leads = (k: number) => this.isAlwaysTied !== null && !(row && isFlat(row, k));
    this.tape.inputsOf(gate).forEach((input, k) => {
      const local = locals.get(k);
      if (local === undefined && !row?.switch && !leads(k)) return;
      const consumer = { gate, k, local: local ?? 0, open: local !== undefined };
      const list = this.consumers.get(input);
      if (list) list.push(consumer);
      else this.consumers.set(input, [consumer]);
    });
  }

  /** The paths by which the version's value moves others, as the circuit's switches stand. */
  contributions(version: Version): Contribution[] {
    this.passed = 0;
    const paths = this.pathsFrom(version.node) ?? [];
    return paths.filter(({ into, open }) => open && this.tape.reached[into.node] === 1);
  }

  /** What a gate reads as its input `k`, and the local gradient there, in the file's names. */
  words(gate: number, k: number, local: number): { readonly input: string; readonly local: string } {
    const input = this.value(this.tape.inputsOf(gate)[k], 0);
    return {
      input: print(input, this.spellings),
      local: print(this.localFormula(gate, k, local), this.spellings),
    };
  }

  /** Gives the gradient of a gate a name, so that others can be told in terms of it. */
  addTemporary(name: string, node: number): Version {
    const temporary = newVersion(name, node, 'computed', null, -1);
    this.temporaries.set(node, temporary);
    this.wholes.forget();
    return temporary;
  }

  removeTemporary({ node }: Version): void {
    this.temporaries.delete(node);
    this.wholes.forget();
  }

  /** The version, or the gate with a gradient of its own, at which paths end. */
  private endAt(gate: number): Version | undefined {
    return this.versionAt.get(gate) ?? this.temporaries.get(gate);
  }

  /** The paths from a node to the next named versions; null where there are too many to tell. */
  private pathsFrom(node: number): Contribution[] | null {
    const above = this.gatesAbove(node);
    this.passed += above.length;
    if (this.passed > mostGates) return null;
    const relative = new Map<number, readonly Way[]>();
    const wholes = this.wholes.among(above);
    for (const gate of above) {
      const version = this.endAt(gate);
      if (version) {
        relative.set(gate, [{ into: version, local: one, value: 1, open: true }]);
        continue;
      }
      const ways = together(this.paths(gate, relative, wholes));
      if (ways.reduce((total, { local }) => total + sizeOf(local), 0) > largest) return null;
      relative.set(gate, ways);
    }
    return this.paths(node, relative, wholes);
  }

  /** The gates on the way from `node` to the next named versions, the farthest first. */
  private gatesAbove(node: number): number[] {
    const seen = new Set<number>();
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { gate } of this.consumers.get(at) ?? []) {
        if (seen.has(gate)) continue;
        seen.add(gate);
        if (!this.endAt(gate)) open.push(gate);
      }
      if (seen.size > mostGates) break;
    }
    return [...seen].sort((one, other) => other - one);
  }

  private paths(
    node: number,
    relative: ReadonlyMap<number, readonly Way[]>,
    wholes: ReadonlyMap<number, Whole>,
  ): Contribution[] {
    const gone = new Set<Whole>();
    return (this.consumers.get(node) ?? []).flatMap(({ gate, k, local, open }) => {
      const whole = wholes.get(gate);
      if (whole?.composite.base !== node) {
        const ways = relative.get(gate) ?? [];
        return ways.map((way) => shortened(along(way, gate, this.localFormula(gate, k, local), local, open)));
      }
      if (gone.has(whole)) return [];
      gone.add(whole);
      const ways = relative.get(whole.root) ?? [];
      const slope = this.wholes.slope(whole);
      return ways.map((way) => shortened(along(way, gate, this.wholeFormula(whole), slope, open)));
    });
  }

  /** The local gradient of a whole function, in terms of its value where that is shorter. */
  private wholeFormula({ root, composite: { kind, base, times, factor } }: Whole): Formula {
    const local = substitute(ruleOf(wholeText[kind]), (name) => {
      if (name === 'x') return this.value(root, 0);
      if (name === 'a') return product(numberFormula(times), this.value(base, 0));
      return name === 'b' ? this.value(this.tape.inputsOf(root)[1], 0) : nameFormula(name);
    });
    return product(numberFormula(times * factor), local);
  }

  /**
   * The gradient of the version in the file's names and gradient names; null where it gets too long.
   * `hasName` says whose gradient goes by its name: without it, that of each variable's last version.
   */
  formula(version: Version, hasName?: (other: Version) => boolean): string | null {
    return this.phrase(version, hasName)?.text ?? null;
  }

  /** The same, to become a part of more code. */
  phrase(
    version: Version,
    hasName = (other: Version) => this.last.get(other.name) === other,
    as = (formula: Formula) => formula,
  ): Phrase | null {
    this.hasName = hasName;
    this.lost.clear();
    this.values.clear();
    this.gradients.clear();
    this.passed = 0;
    const formula = this.gradient(version, 0);
    const written = formula && phrase(as(formula), this.spellings);
    return written && written.text.length <= longest && !isCut(written.text) ? written : null;
  }

  /** What a variable is computed by, in the file's names; null where its name does not stand for it any more. */
  definition({ node, origin }: Version): Formula | null {
    if (origin !== 'computed' || !this.isCurrent(node) || this.tape.op[node] < firstGate) return null;
    const inputs = this.tape.inputsOf(node).map((input) => this.value(input, 0));
    if (inputs.some((input) => namesIn(input).has(leftOut.name))) return null;
    return applyGate(gateName(this.tape.op[node]), inputs, this.tape.assumedMeanings.get(node));
  }

  private gradient(version: Version, depth: number): Formula | null {
    if (depth > 12) return null;
    const known = this.gradients.get(version);
    if (known !== undefined) return known;
    const made = this.gradientOf(version, depth);
    this.gradients.set(version, made);
    return made;
  }

  private gradientOf(version: Version, depth: number): Formula | null {
    const terms: Formula[] = this.wiring.seeds
      .filter((seed) => seed.version === version)
      .map((seed) => numberFormula(seedValue(this.tape, seed)));
    const paths = this.pathsFrom(version.node)?.filter(
      ({ into }) => this.isAlwaysTied !== null || this.tape.reached[into.node] === 1,
    );
    if (!paths || paths.length > mostTerms) return null;
    // A variable that reaches nothing has no formula but 0, however its switches would stand.
    for (const { local, into } of paths) {
      const upstream = this.upstream(into, depth);
      if (!upstream) return null;
      terms.push(product(local, upstream));
    }
    return short(sum(terms));
  }

  /** A gradient by name; one that has no name of its own any more is written out. */
  private upstream(version: Version, depth: number): Formula | null {
    const isNamed = this.hasName(version) || this.temporaries.get(version.node) === version;
    const named = isNamed && isIdentifier(version.name);
    if (named && version.name !== 'return') return nameFormula(this.gradientName(version.name));
    if (isNamed && this.elements && version.inner)
      return nameFormula(this.gradientName(this.elements.get(version.node) ?? version.name));
    return this.gradient(version, depth + 1);
  }

  /** The gate's formula for its input `k`, without the gradient from above. */
  private localFormula(gate: number, k: number, local: number): Formula {
    const row = rowAt(this.tape.op[gate]);
    if (!row) return numberFormula(0);
    const twins = row.shares ? this.twinsOf(gate, k, local) : 1;
    if (twins === null) return numberFormula(local);
    const exact = row.rule(k);
    const elsewhere = this.isAlwaysTied && row.elsewhere(k);
    const test = elsewhere && exact ? testOf(exact) : null;
    if (elsewhere && test && !this.holds(test, gate)) return this.fromRow(gate, elsewhere, one);
    const plain = row.written(k, this.tape.inputsOf(gate).length);
    const rule = row.switch ? plain : branchTaken(plain, (each) => this.holds(each, gate));
    return this.fromRow(gate, rule, numberFormula(1 / twins));
  }

  /** A row's rule in the names of the gate's inputs, where this much arrives from above. */
  private fromRow(gate: number, rule: Formula, upstream: Formula): Formula {
    const inputs = this.tape.inputsOf(gate);
    return substitute(rule, (name) => {
      if (name === 'dx') return upstream;
      if (name === 'x') return this.value(gate, 0);
      const input = inputs[inputNamed(name)];
      return input === undefined ? nameFormula(name) : this.value(input, 0);
    });
  }

  /** How many inputs share with input `k` what its gate lets through; null where the share is a fixed number. */
  private twinsOf(gate: number, k: number, local: number): number | null {
    // A variable that is written twice, as in Math.max(a, a, b), is always at a tie with itself.
    const inputs = this.tape.inputsOf(gate);
    const isTied = this.isAlwaysTied ?? ((one, other) => one === other);
    const twins = inputs.filter((input) => isTied(input, inputs[k])).length;
    // Among three, one that is as large as the largest may still get nothing: a literal is, too.
    const isLargest = this.tape.valueOf(inputs[k]) === this.tape.valueOf(gate);
    const isBeaten = local === 0 && inputs.length > 2 && isLargest;
    const isTiedNow = this.isAlwaysTied === null && (isBeaten || (local !== 0 && local * twins !== 1));
    return twins === inputs.length || isTiedNow ? null : twins;
  }

  /** Whether a node's value goes by its name; what is returned has none. */
  private isCurrent(node: number): boolean {
    const version = this.versionAt.get(node);
    return version !== undefined && version.name !== 'return' && this.last.get(version.name) === version;
  }

  private holds(test: Formula, gate: number): boolean {
    const numbers = numbersAt(this.tape, gate);
    return Boolean(worthOf(test, (name) => numbers[name] ?? Number.NaN));
  }

  /** A node's value in the file's names, or as its own expression where it has no current name. */
  private value(node: number, depth: number): Formula {
    const version = this.versionAt.get(node);
    const element = this.elements?.get(node);
    if (element !== undefined && (!version || version.inner)) return nameFormula(element);
    if (version && this.isCurrent(node)) return nameFormula(version.name);
    if (version && version.origin !== 'computed') this.lost.add(version);
    const op = this.tape.op[node];
    if (op === CONSTANT || op < firstGate) return numberFormula(this.tape.valueOf(node) ?? Number.NaN);
    if (depth > 100) return leftOut;
    const known = this.values.get(node);
    if (known) return known;
    const inputs = this.tape.inputsOf(node).map((input) => this.value(input, depth + 1));
    const made = short(applyGate(gateName(op), inputs, this.tape.assumedMeanings.get(node)));
    this.values.set(node, made);
    return made;
  }
}

/** Paths, those into one version as one. */
function together(paths: readonly Contribution[]): Way[] {
  const byVersion = new Map<Version, Contribution[]>();
  for (const path of paths) byVersion.set(path.into, [...(byVersion.get(path.into) ?? []), path]);
  return [...byVersion].map(([into, all]) => ({
    into,
    local: all.length === 1 ? all[0].local : short(sum(all.map(({ local }) => local))),
    value: all.reduce((total, { localValue }) => total + localValue, 0),
    open: all.some(({ open }) => open),
  }));
}

const shortened = (path: Contribution): Contribution => ({ ...path, local: short(path.local) });

const isCut = (text: string) => text.includes(leftOut.name);
