/*
 * Which runs are hand-written backward passes. A name proves nothing: `dt`, `data`, `dx = v * dt`. What counts is
 *
 * (a) a seed: the run sets the gradient of an output, or reads it without setting it, and goes on from there to the
 *     gradient of something that the output is made of;
 * (b) numbers: some line is worth the true gradient at several points, and that gradient moves from point to point, or
 *     several are that go on from the lines above them: `unseeded.ts` tries what the seed may be;
 * (c) use, for someone who asks: gradients of what a loss is made of, beside that loss.
 *
 * (a) and (c) hold for wrong passes, too.
 */
import type { Item } from '../program/statements';
import { nodesBehind } from '../tape/reach';
import type { Tape } from '../tape/tape';
import type { Version } from '../tape/wiring';
import type { AssumedLoss } from './losses';
import { gradientOf, isBelow, onlyShows, statementsOf } from './run';
import type { Run, Site } from './site';
import { isTerm } from './stores';

/** A pass that was recognised by its seeds. */
export interface Recognised extends Run {
  /** Outputs whose gradient the pass reads but never sets. */
  readonly given: readonly Version[];
  /** Outputs whose gradient a line of the pass sets, by that line's statement. */
  readonly set: ReadonlyMap<Version, number>;
  /** Versions just before the pass that serve only it. */
  readonly helperVersions: readonly Version[];
  /** The loss that the pass is judged by, where no line computes one. */
  readonly loss?: AssumedLoss;
  /** Its seeds are whatever its first lines say. */
  readonly isByLine?: boolean;
  /** The statement of the helper that holds the seed of its output. */
  readonly helperSeed?: number;
}

/** Recognises the run as a backward pass by its seeds: rule (a). */
export function recogniseBySeeds(site: Site, run: Run, tape: Tape): Recognised | null {
  const setNames = seedStatements(site, run);
  const { given: givenNames, read } = readsOf(site, run);
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
    const seed = setNames.get(version.name);
    if (seed && isUsed(seed.name)) set.set(version, seed.index);
  }
  const seeded = [...given, ...set.keys()];
  if (seeded.length === 0 || !leadsTo(site, run, seeded, tape)) return null;
  return { ...run, given, set, helperVersions };
}

/** For each variable whose gradient begins as a number, the statement after which that number is complete. */
function seedStatements(
  site: Site,
  run: Run,
): Map<string, { readonly name: string; readonly index: number }> {
  const found = new Map<string, { name: string; index: number }>();
  /** What begins with 0, and is no seed where gradients are added to that. */
  const zeros = new Set<string>();
  for (const [name, variable] of run.gradients) {
    for (const { index, treatment, number } of run.stores.of(name)) {
      const { statement } = site.items[index];
      const others = statement.reads.filter((read) => read !== name);
      const isFree = number !== null || others.every((read) => isJustANumber(site, read, run));
      if (!isFree && number === null && treatment === 'add' && zeros.has(variable)) found.delete(variable);
      if (treatment === 'change' || !isFree) break;
      if (number === 0) zeros.add(variable);
      // A second number in the place of the first is the gradient of an earlier version.
      if ((treatment === 'set') === found.has(variable)) break;
      found.set(variable, { name, index });
    }
  }
  return found;
}

/** The variables whose gradient the run reads before it assigns it, and all names that it reads. */
function readsOf(
  site: Site,
  run: Run,
): { readonly given: ReadonlySet<string>; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const assigned = new Set<string>();
  const given = new Set<string>();
  for (const index of statementsOf(run)) {
    const { statement } = site.items[index];
    const own = statement.kind === 'assignment' ? statement.target : null;
    for (const name of statement.reads) {
      const variable = gradientOf(name, site);
      if (variable !== undefined && !assigned.has(name)) given.add(variable);
      if (name !== own) read.add(name);
    }
    if (own !== null) assigned.add(own);
  }
  return { given, read };
}

/** Whether the run has the gradient of something that one of these outputs is made of. */
function leadsTo({ circuit }: Site, run: Run, outputs: readonly Version[], tape: Tape): boolean {
  const wanted = new Set(run.gradients.values());
  const nodes = circuit.versions.flatMap(({ name, node, helper }) =>
    wanted.has(name) && !helper ? [node] : [],
  );
  const heads = outputs.map(({ node }) => node);
  const behind = nodesBehind(tape, heads, circuit.start);
  return nodes.some((node) => behind.has(node) && !heads.includes(node));
}

/**
 * Whether the code below takes gradients of the run for differences, as in `v2 = v + dv`: a step by a gradient has a
 * size of its own, as in `v -= rate * dv`.
 */
export function stepsByDifferences({ items, uses }: Site, run: Run): boolean {
  return [...run.gradients].some(([name, variable]) => {
    const last = run.stores.of(name).at(-1);
    const readers = last === undefined ? [] : uses.readersOf(name, last.index);
    return readers.some((reader) => {
      const { statement } = items[reader];
      if (reader < run.end || statement.kind !== 'assignment' || !isTerm(name, statement.steps)) return false;
      return statement.target === variable
        ? statement.operator !== '' || statement.reads.includes(variable)
        : isTerm(variable, statement.steps);
    });
  });
}

/** Whether lines of a run go on from its gradients, or several from one helper, as those of a pass do. */
export function goesOnFromGradients({ items }: Site, run: Run, candidates: readonly Recognised[]): boolean {
  const before = candidates.flatMap(({ helperVersions }) => helperVersions.map(({ name }) => name));
  const helpers = new Set([...run.helpers, ...before]);
  const readers = new Map<string, number>();
  for (const index of statementsOf(run)) {
    const { statement } = items[index];
    if (statement.kind !== 'assignment' || !run.gradients.has(statement.target)) continue;
    for (const name of new Set(statement.reads))
      if (name !== statement.target) readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  return [...readers].some(([name, count]) => run.gradients.has(name) || (helpers.has(name) && count > 1));
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

/** Whether a name is none of the circuit's nor made of such, or a number that its forward code does not read: `var seed = 1;`. */
function isJustANumber(site: Site, name: string, run: Run, seen: ReadonlySet<string> = new Set()): boolean {
  const { known, circuit, readers, items, uses } = site;
  if (run.gradients.has(name)) return false;
  if (!known.has(name)) {
    const made = run.helpers.has(name) ? uses.assignmentsOf(name) : [];
    const read = made.flatMap((index) => items[index].statement.reads);
    const through = new Set([...seen, name]);
    return read.every((each) => through.has(each) || isJustANumber(site, each, run, through));
  }
  const version = circuit.versions.findLast((each) => each.name === name);
  return version?.origin === 'literal' && readers.every(version.node, (reader) => isBelow(run, reader));
}

/** Recognises the run as a pass without a seed, for each output that it may be of, latest first: rule (b) is to be tried. */
export function seedless(site: Site, run: Run): readonly Recognised[] {
  const mentioned = new Set(run.gradients.values());
  const helpers = findHelpers(site, run, mentioned);
  const candidates = outputsOf(site, run, helpers);
  const latest = [...candidates, ...helpers].sort((one, other) => other.node - one.node);
  return latest.map((output) => {
    const others = candidates.includes(output) ? helpers : helpers.filter((helper) => helper !== output);
    return { ...run, given: [output], set: new Map(), helperVersions: others };
  });
}

/** What people call the number that training makes small. */
const lossName =
  /^(?:\w*_?(?:loss|cost|err|error|nll|mse|sse|xent|objective|penalty)\d*|\w*(?:Loss|Cost|Error|Err)|[LEJC])$/;

/** Whether a name is that of what training makes small. */
export function isLossName(name: string): boolean {
  return lossName.test(name);
}

/** Leaves versions out of the forward pass, or takes them in again. */
export function leave(versions: readonly Version[], out: boolean): void {
  for (const version of versions) version.helper = out;
}

/**
 * Takes a run without a seed for a pass by its use, as someone does who asks for it to be verified: gradients beside a
 * loss, of what that is made of, computed from forward values and serving nothing but updates. Rule (c).
 */
export function recogniseByUse(site: Site, run: Run, tape: Tape): Recognised | null {
  const { items, uses, known } = site;
  const variables = new Set(run.gradients.values());
  const helperVersions = findHelpers(site, run, variables);
  const [output] = outputsOf(site, run, helperVersions);
  if (!output || !isLossName(output.name) || variables.has(output.name)) return null;
  if (!leadsTo(site, run, [output], tape)) return null;
  for (let index = run.start; index < run.end; index++) {
    const { statement } = items[index];
    if (statement.kind !== 'assignment') return null;
    const variable = run.gradients.get(statement.target);
    if (variable === undefined || run.stores.makesRoom(index)) continue;
    const serves = uses.readersOf(statement.target, index).filter((reader) => reader >= run.end);
    const isUpdate = ({ statement: other }: Item) => other.kind === 'assignment' && other.target === variable;
    if (!statement.operator && !statement.reads.some((name) => known.has(name) || run.gradients.has(name)))
      return null;
    if (!serves.every((reader) => isUpdate(items[reader]))) return null;
  }
  return { ...run, given: [output], set: new Map(), helperVersions };
}

/** Versions assigned just before the run that nothing but the run reads, and whose own gradient it never mentions. */
function findHelpers({ items, uses, circuit }: Site, run: Run, mentioned: ReadonlySet<string>): Version[] {
  const helpers: Version[] = [];
  const served = new Set<number>();
  const byStatement = new Map(circuit.versions.map((version) => [version.statement, version]));
  for (let index = run.start - 1; index >= 0; index--) {
    if (items[index].statement.kind !== 'assignment') continue;
    const version = byStatement.get(index);
    if (version && run.early.includes(version)) continue;
    if (!version || mentioned.has(version.name)) break;
    const readers = uses.readersOf(version.name, index);
    const serves = readers.every(
      (reader) =>
        (isBelow(run, reader) && reader < run.end) ||
        served.has(reader) ||
        onlyShows(items[reader].statement),
    );
    if (readers.length === 0 || !serves) break;
    helpers.push(version);
    served.add(index);
  }
  return helpers;
}

/** The computed versions that no forward statement reads, latest first. */
function outputsOf({ circuit, readers }: Site, run: Run, helpers: readonly Version[]): Version[] {
  const helping = new Set([...helpers, ...run.early].map((version) => version.statement));
  const last = new Map(circuit.versions.map((version) => [version.name, version]));
  return circuit.versions
    .filter(
      (version) =>
        version.origin === 'computed' &&
        !helping.has(version.statement) &&
        last.get(version.name) === version,
    )
    .filter(({ node }) => readers.every(node, (reader) => isBelow(run, reader) || helping.has(reader)))
    .reverse();
}
