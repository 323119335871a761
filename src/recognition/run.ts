/* Runs of statements that may be a backward pass: assignments to gradient variables, and to helpers that serve them. */
import type { Assignment, Item, Statement } from '../program/statements';
import { isOutput } from './ratios';
import type { Run, Site } from './site';
import { isZero, Stores } from './stores';

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
  const isGradient = (name: string) => gradients.has(name) || gradientOf(name, site) !== undefined;
  let end = start;
  let beyond: number | null = null;
  const between = new Set<number>();
  for (let index = start; index < site.items.length; index++) {
    const { statement } = site.items[index];
    if (site.ahead.has(index)) {
      between.add(index);
      continue;
    }
    if (statement.kind === 'return' || statement.assignsAnything) break;
    if (statement.kind === 'definition' && statement.names.some(isTaken)) break;
    if (statement.kind === 'skip') {
      if (statement.control && !statement.sideAssigns.every(isGradient)) {
        // It has variables of its own, `for (var i = 0; …)`; what assigns the circuit's is forward code again.
        if (!statement.sideAssigns.some((name) => site.known.has(name))) beyond = index;
        break;
      }
      // What it makes of a gradient that the run computes belongs to the run.
      if (statement.sideAssigns.some(isGradient)) end = index + 1;
    }
    if (statement.kind !== 'assignment') continue;
    const variable = gradientOf(statement.target, site);
    if (variable !== undefined) {
      // A zero in the place of a gradient that is done waits for the next pass.
      if (!gradients.has(statement.target) || !isZero(statement)) end = index + 1;
      gradients.set(statement.target, variable);
    } else if (isHelper(site, index) || (read.has(statement.target) && !site.known.has(statement.target)))
      helpers.add(statement.target);
    else if (!statement.reads.some((name) => gradients.has(name)) && !isIdle(site, index, gradients)) {
      if (!goesOn(site, index, gradients)) break;
      between.add(index);
      continue;
    }
    for (const name of statement.reads) read.add(name);
  }
  if (end === start) return null;
  const early = [...site.early].flatMap(([name, version]) => {
    const variable = gradientOf(name, site);
    if (variable === undefined || !(gradients.has(name) || read.has(name))) return [];
    if (version.statement >= 0) gradients.set(name, variable);
    return [version];
  });
  for (const index of between) if (index >= end) between.delete(index);
  const run = { start, end, gradients, helpers, early, between, beyond };
  const indices = statementsOf(run).filter((index) => isAssignmentTo(site.items[index], gradients));
  const stores = new Stores(
    (index) => site.items[index].statement as Assignment,
    indices,
    (name, index) => site.uses.readersOf(name, index),
  );
  return { ...run, stores };
}

/** All statements of a run, those among the forward code first. */
export function statementsOf(run: Pick<Run, 'start' | 'end' | 'early' | 'between'>): number[] {
  const { start, end, early } = run;
  const inside = Array.from({ length: end - start }, (_, k) => start + k).filter((k) => isBelow(run, k));
  const before = early.flatMap(({ statement }) => (statement < 0 ? [] : [statement]));
  return [...before.sort((one, other) => one - other), ...inside];
}

/** Whether a statement stands below the forward code of a run: it is one of its lines, or comes after them. */
export function isBelow({ start, between }: Pick<Run, 'start' | 'between'>, index: number): boolean {
  return index >= start && !between.has(index);
}

/** Forward code among the lines of a pass is at most so long. */
const longestGap = 100;

/**
 * Whether statement `from` is forward code in the middle of a pass: it and what follows it assign new names from forward
 * values, and a line below goes on from the gradients above it.
 */
function goesOn(site: Site, from: number, above: ReadonlyMap<string, string>): boolean {
  const { items, known, names } = site;
  const made = new Set<string>();
  for (const { statement } of items.slice(from, from + longestGap)) {
    if (statement.kind === 'return' || statement.kind === 'definition' || statement.assignsAnything)
      return false;
    if (statement.kind === 'skip' && (statement.control || statement.sideAssigns.length > 0)) return false;
    if (statement.kind !== 'assignment') continue;
    const { target, reads } = statement;
    const isOfPass = names.variablesOf(target).some((variable) => made.has(variable) || known.has(variable));
    const goesOnFrom = reads.some((name) => name !== target && above.has(name));
    if (isOfPass && goesOnFrom) return true;
    if (isOfPass) continue;
    if (goesOnFrom || known.has(target) || above.has(target)) return false;
    made.add(target);
  }
  return false;
}

function isAssignmentTo({ statement }: Item, names: ReadonlyMap<string, string>): boolean {
  return statement.kind === 'assignment' && names.has(statement.target);
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

/** Whether a statement has only an effect, as `console.log(t)` does: it is no use of what it reads. */
export function onlyShows(statement: Statement): boolean {
  return statement.kind === 'skip' && !statement.control && !statement.broken;
}

/** Whether statement `index` is a helper that takes the gradient of something computed: a pass may begin so. */
export function beginsWithHelper(site: Site, index: number): boolean {
  const { statement } = site.items[index];
  const takes = statement.reads.some((name) => {
    const variable = gradientOf(name, site);
    return variable !== undefined && site.computed.has(variable);
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
    if (onlyShows(other)) return true;
    if (other.kind !== 'assignment' || other.target === statement.target) return other.kind === 'assignment';
    return gradientOf(other.target, site) !== undefined || isHelper(site, reader, depth + 1);
  });
}
