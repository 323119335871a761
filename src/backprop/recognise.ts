import type { Circuit, Version } from '../circuit/circuit';
import type { Readers } from '../circuit/readers';
import type { Item } from '../language/statements';
import { isOutput, type Mentions } from './mentions';
import type { GradientNames } from './names';

/** A run of statements that may be a backward pass. */
export interface Run {
  readonly start: number;
  /** Just after its last statement. */
  readonly end: number;
  /** Gradient variable -> the variable that it belongs to. */
  readonly gradients: ReadonlyMap<string, string>;
  /** Names of helpers that the run assigns. */
  readonly helpers: ReadonlySet<string>;
}

/** A pass that was recognised by its seeds. */
export interface Recognised extends Run {
  /** Outputs whose gradient the pass reads but never sets. */
  readonly given: readonly Version[];
  /** Outputs whose gradient a line of the pass sets, by that line's statement. */
  readonly set: ReadonlyMap<Version, number>;
  /** Versions just before the pass that serve only it. */
  readonly helperVersions: readonly Version[];
}

/** Where each name is read and assigned in a scope, by statement. */
export class Uses {
  private readonly reads = new Map<string, number[]>();
  private readonly assigns = new Map<string, number[]>();

  constructor(private readonly items: readonly Item[]) {}

  /** Goes through the statements, with a pause after every few of them. */
  *make(): Generator<undefined, this> {
    for (let index = 0; index < this.items.length; index++) {
      if (index % 1024 === 1023) yield;
      const { statement } = this.items[index];
      for (const name of statement.reads) push(this.reads, name, index);
      for (const fn of statement.functions) for (const name of fn.outerReads) push(this.reads, name, index);
      for (const name of statement.sideAssigns) push(this.assigns, name, index);
      if (statement.kind === 'assignment') push(this.assigns, statement.target, index);
    }
    return this;
  }

  /** The statements that read what statement `index` assigns to `name`. */
  readersOf(name: string, index: number): readonly number[] {
    const next = this.assigns.get(name)?.find((other) => other > index) ?? Number.POSITIVE_INFINITY;
    return this.reads.get(name)?.filter((reader) => reader > index && reader <= next) ?? [];
  }

  /** All names that the scope reads or assigns. */
  names(): ReadonlySet<string> {
    return new Set([...this.reads.keys(), ...this.assigns.keys()]);
  }

  /** The last statement that reads or assigns `name`; -1 for none. */
  lastOf(name: string): number {
    return Math.max(this.reads.get(name)?.at(-1) ?? -1, this.assigns.get(name)?.at(-1) ?? -1);
  }

  /** The statements that assign `name`. */
  assignmentsOf(name: string): readonly number[] {
    return this.assigns.get(name) ?? [];
  }
}

function push(map: Map<string, number[]>, name: string, index: number): void {
  const list = map.get(name);
  if (!list) map.set(name, [index]);
  else if (list.at(-1) !== index) list.push(index);
}

/** What recognition looks at: a scope's statements, and the circuit that is open before one of them. */
export interface Site {
  readonly items: readonly Item[];
  readonly uses: Uses;
  readonly names: GradientNames;
  readonly circuit: Circuit;
  /** The names that the circuit reads or assigns. */
  readonly known: { readonly has: (name: string) => boolean };
  readonly readers: Readers;
  readonly mentions: Mentions;
  /** Answers to whether something is the circuit's output, by its name. */
  readonly outputs: Map<string, boolean>;
}

/** The variable of the circuit that `name` is the gradient of, by its name alone. */
export function gradientOf(name: string, site: Site): string | undefined {
  const { names, known } = site;
  if (known.has(name)) return undefined;
  for (const { variable, output } of names.readingsOf(name))
    if (known.has(variable) && (output === null || isOutput(output, site))) return variable;
  return undefined;
}

/** The run of gradient variables, and of what serves them, that starts at statement `start`. */
export function findRun(site: Site, start: number): Run | null {
  const gradients = new Map<string, string>();
  const helpers = new Set<string>();
  const read = new Set<string>();
  const isTaken = (name: string) => site.known.has(name) || helpers.has(name);
  let end = start;
  for (let index = start; index < site.items.length; index++) {
    const { statement } = site.items[index];
    if (statement.kind === 'return' || statement.assignsAnything) break;
    if (statement.kind === 'definition' && statement.names.some(isTaken)) break;
    if (statement.kind === 'skip' && statement.control) {
      if (!statement.sideAssigns.every((name) => gradients.has(name) || gradientOf(name, site))) break;
      continue;
    }
    if (statement.kind !== 'assignment') continue;
    const variable = gradientOf(statement.target, site);
    if (variable !== undefined) {
      gradients.set(statement.target, variable);
      end = index + 1;
    } else if (isHelper(site, index) || (read.has(statement.target) && !site.known.has(statement.target)))
      helpers.add(statement.target);
    else if (!statement.reads.some((name) => gradients.has(name)) && !isIdle(site, index, gradients)) break;
    for (const name of statement.reads) read.add(name);
  }
  return end > start ? { start, end, gradients, helpers } : null;
}

/** A statement that nobody reads, as a line forgot to, with the pass going on behind it. */
function isIdle(site: Site, index: number, gradients: ReadonlyMap<string, string>): boolean {
  const { items, uses, mentions, known } = site;
  const { statement } = items[index];
  if (statement.kind !== 'assignment' || known.has(statement.target)) return false;
  if (uses.readersOf(statement.target, index).length > 0) return false;
  if (mentions.ofGradient(statement.target, index)) return false;
  const next = items[index + 1]?.statement;
  if (next?.kind !== 'assignment' || gradientOf(next.target, site) === undefined) return false;
  return next.reads.some((name) => gradients.has(name));
}

/** Whether statement `index` is a helper that takes the gradient of something computed: a pass may begin so. */
export function beginsWithHelper(site: Site, index: number): boolean {
  const { statement } = site.items[index];
  const takes = statement.reads.some((name) => {
    const variable = gradientOf(name, site);
    return site.circuit.versions.some(
      (version) => version.name === variable && version.origin === 'computed',
    );
  });
  return takes && isHelper(site, index);
}

/** Helpers of helpers deeper than this are none: nobody writes such chains, and looking costs. */
const deepestHelper = 20;

/** A statement between the lines of a pass that only they read. */
function isHelper(site: Site, index: number, depth = 0): boolean {
  const { statement } = site.items[index];
  if (statement.kind !== 'assignment' || site.known.has(statement.target) || depth > deepestHelper)
    return false;
  const readers = site.uses.readersOf(statement.target, index);
  if (readers.length === 0 || site.mentions.ofGradient(statement.target, index)) return false;
  return readers.every((reader) => {
    const { statement: other } = site.items[reader];
    if (other.kind !== 'assignment' || other.target === statement.target) return other.kind === 'assignment';
    return gradientOf(other.target, site) !== undefined || isHelper(site, reader, depth + 1);
  });
}

/** Recognises the run as a backward pass by its seeds: rules (a) and (b). */
export function recogniseBySeeds(site: Site, run: Run): Recognised | null {
  const { items } = site;
  const read = new Set<string>();
  const assigned = new Set<string>();
  const givenNames = new Set<string>();
  const setNames = new Map<string, number>();
  for (let index = run.start; index < run.end; index++) {
    const { statement } = items[index];
    for (const name of statement.reads) {
      const variable = gradientOf(name, site);
      if (variable !== undefined && !assigned.has(name)) givenNames.add(variable);
      read.add(name);
    }
    if (statement.kind !== 'assignment') continue;
    const variable = run.gradients.get(statement.target);
    const free =
      !statement.operator &&
      !statement.reads.includes(statement.target) &&
      statement.reads.every((name) => isJustANumber(site, name, run.start));
    if (variable !== undefined && !assigned.has(statement.target) && free) setNames.set(variable, index);
    assigned.add(statement.target);
  }
  // Looking for helpers and outputs takes a walk over the whole circuit: not for nothing.
  if (givenNames.size + setNames.size === 0) return null;
  const mentioned = new Set([...givenNames, ...run.gradients.values()]);
  const helperVersions = findHelpers(site, run, mentioned);
  const outputs = outputsOf(site, run, helperVersions);
  // A seed that is set below where it is read stands in the wrong place, and is not given all the same.
  const given = outputs.filter((version) => givenNames.has(version.name) && !setNames.has(version.name));
  const set = new Map<Version, number>();
  const isUsed = isChain(site, run) ? () => true : (name: string) => read.has(name);
  for (const version of outputs) {
    const index = setNames.get(version.name);
    const { statement } = items[index ?? 0];
    if (index !== undefined && statement.kind === 'assignment' && isUsed(statement.target))
      set.set(version, index);
  }
  return given.length + set.size > 0 ? { ...run, given, set, helperVersions } : null;
}

/** Whether gradients build on gradients, so that even a seed that nobody reads is one: the line that does is missing. */
function isChain({ items }: Site, run: Run): boolean {
  const links = new Set<string>();
  for (let index = run.start; index < run.end; index++) {
    const { statement } = items[index];
    if (statement.kind !== 'assignment' || !run.gradients.has(statement.target)) continue;
    for (const name of statement.reads)
      if (name !== statement.target && run.gradients.has(name)) links.add(name);
  }
  return links.size > 1;
}

/** Whether a name is none of the circuit's, or a number that its forward code does not read: `var seed = 1;`. */
function isJustANumber({ known, circuit, readers }: Site, name: string, start: number): boolean {
  if (!known.has(name)) return true;
  const version = circuit.versions.findLast((each) => each.name === name);
  return version?.origin === 'literal' && readers.every(version.node, (reader) => reader >= start);
}

/** Recognises the run as a pass without a seed, for each output that it may be of, latest first: rule (c). */
export function seedless(site: Site, run: Run): readonly Recognised[] {
  const mentioned = new Set(run.gradients.values());
  const helpers = findHelpers(site, run, mentioned);
  const candidates = outputsOf(site, run, helpers);
  return [...candidates, ...helpers].map((output) => {
    const others = candidates.includes(output) ? helpers : helpers.filter((helper) => helper !== output);
    return { ...run, given: [output], set: new Map(), helperVersions: others };
  });
}

/**
 * Takes a run without a seed for a pass by its names alone, as someone does who asks for it to be verified: gradients
 * of several variables, or of all inputs, that are computed from forward values and serve nothing but updates.
 */
export function recogniseByNames(site: Site, run: Run): Recognised | null {
  const { items, uses, circuit, known } = site;
  const [output] = outputsOf(site, run, []);
  const variables = new Set(run.gradients.values());
  const inputs = new Set(
    circuit.versions.flatMap(({ origin, name }) => (origin === 'computed' ? [] : [name])),
  );
  const isEnough = variables.size > 1 || [...inputs].every((name) => variables.has(name));
  if (!output || variables.has(output.name) || !isEnough) return null;
  for (let index = run.start; index < run.end; index++) {
    const { statement } = items[index];
    if (statement.kind !== 'assignment') return null;
    const variable = run.gradients.get(statement.target);
    if (variable === undefined) continue;
    if (!statement.operator && !statement.reads.some((name) => known.has(name))) return null;
    const serves = uses.readersOf(statement.target, index).filter((reader) => reader >= run.end);
    const isUpdate = ({ statement: other }: Item) => other.kind === 'assignment' && other.target === variable;
    if (!serves.every((reader) => isUpdate(items[reader]))) return null;
  }
  return { ...run, given: [output], set: new Map(), helperVersions: findHelpers(site, run, variables) };
}

/** Versions assigned just before the run that nothing but the run reads, and whose own gradient it never mentions. */
function findHelpers({ items, uses, circuit }: Site, run: Run, mentioned: ReadonlySet<string>): Version[] {
  const helpers: Version[] = [];
  const served = new Set<number>();
  const byStatement = new Map(circuit.versions.map((version) => [version.statement, version]));
  for (let index = run.start - 1; index >= 0; index--) {
    if (items[index].statement.kind !== 'assignment') continue;
    const version = byStatement.get(index);
    if (!version || mentioned.has(version.name)) break;
    const readers = uses.readersOf(version.name, index);
    const serves = readers.every((reader) => (reader >= run.start && reader < run.end) || served.has(reader));
    if (readers.length === 0 || !serves) break;
    helpers.push(version);
    served.add(index);
  }
  return helpers;
}

/** The computed versions that no forward statement reads, latest first. */
function outputsOf({ circuit, readers }: Site, run: Run, helpers: readonly Version[]): Version[] {
  const helping = new Set(helpers.map((version) => version.statement));
  const last = new Map(circuit.versions.map((version) => [version.name, version]));
  return circuit.versions
    .filter(
      (version) =>
        version.origin === 'computed' && !helpers.includes(version) && last.get(version.name) === version,
    )
    .filter(({ node }) => readers.every(node, (reader) => reader >= run.start || helping.has(reader)))
    .reverse();
}
