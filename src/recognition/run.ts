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
  for (let index = start; index < site.items.length; index++) {
    const { statement } = site.items[index];
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
    else if (!statement.reads.some((name) => gradients.has(name)) && !isIdle(site, index, gradients)) break;
    for (const name of statement.reads) read.add(name);
  }
  if (end === start) return null;
  const early = [...site.early].flatMap(([name, version]) => {
    const variable = gradientOf(name, site);
    if (variable === undefined || !(gradients.has(name) || read.has(name))) return [];
    if (version.statement >= 0) gradients.set(name, variable);
    return [version];
  });
  const run = { start, end, gradients, helpers, early, beyond };
  const indices = statementsOf(run).filter((index) => isAssignmentTo(site.items[index], gradients));
  const stores = new Stores(
    (index) => site.items[index].statement as Assignment,
    indices,
    (name, index) => site.uses.readersOf(name, index),
  );
  return { ...run, stores };
}

/** All statements of a run, those among the forward code first. */
export function statementsOf({ start, end, early }: Pick<Run, 'start' | 'end' | 'early'>): number[] {
  const inside = Array.from({ length: end - start }, (_, k) => start + k);
  const before = early.flatMap(({ statement }) => (statement < 0 ? [] : [statement]));
  return [...before.sort((one, other) => one - other), ...inside];
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
    if (onlyShows(other)) return true;
    if (other.kind !== 'assignment' || other.target === statement.target) return other.kind === 'assignment';
    return gradientOf(other.target, site) !== undefined || isHelper(site, reader, depth + 1);
  });
}
