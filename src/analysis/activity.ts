/* Decides whether gradients show in a file without being asked for. */
import type { BuiltIns, Reading } from '../program/dialect';
import type { Item, Statement, Step } from '../program/statements';
import type { Lines } from '../text/lines';
import { isPause } from '../text/pauses';
import type { Analysis } from './model';

/** A file is about a circuit from this share of numeric statements on. */
const mostly = 0.7;

/** A module of an application may be one formula; someone's circuit in a module is more. */
const leastInModule = 2;

/**
 * Whether gradients show in a file without being asked for, and why: it has a backward pass, it asks for it in a
 * comment, or it is mostly straight-line arithmetic. Tuned on real code: see scripts/silence.mjs.
 */
export function* whyActive(
  { circuits, loose }: Pick<Analysis, 'circuits' | 'loose'>,
  { items, directives, isModule }: Reading,
  builtIns: BuiltIns,
  lines: Lines,
): Generator<undefined, { active: boolean; why: string }> {
  const directive = directives.find(({ kind }) => kind !== 'problem' && kind !== 'accept');
  if (directive) return { active: true, why: `${lines.said(directive.from)} asks for it in a comment` };
  const pass = circuits.find((circuit) => circuit.pass)?.pass;
  if (pass) return { active: true, why: `${lines.said(pass.from)} starts a backward pass` };
  const isComputed = circuits.some(({ variables }) =>
    variables.some(({ role, value }) => role !== 'input' && value !== null),
  );
  // Numbers in objects are nobody's inputs: what is made of them alone belongs to no circuit.
  const computes = isComputed || loose.some(({ value }) => value !== null);
  return computes && (yield* new Census(builtIns, isModule).showsCircuit(items))
    ? { active: true, why: 'it is mostly straight-line arithmetic' }
    : { active: false, why: 'it does not look like a circuit' };
}

/** How many of a file's statements, those in its functions too, are arithmetic on numbers. */
class Census {
  /** Computes from numbers and variables alone. */
  private arithmetic = 0;
  /** Computes also from something that may be a number: `w.x * a`, `read() / 2`. */
  private mixed = 0;
  /** Gives a number, or passes one on. */
  private plain = 0;
  private other = 0;
  /** Functions that are known to give a number. */
  private readonly functions = new Set<string>();
  private readonly members = new Set<string>();

  constructor(
    private readonly builtIns: BuiltIns,
    private readonly isModule: boolean,
  ) {}

  /** Goes through the statements as far as it needs to, with a pause after every few of them. */
  *showsCircuit(items: readonly Item[]): Generator<undefined, boolean> {
    for (const { statement } of items) {
      for (const { name, formula } of statement.functions) if (formula) this.functions.add(name);
      if (statement.kind !== 'definition') continue;
      for (const path of statement.members.keys()) this.members.add(path);
      for (const name of statement.aliases.keys()) this.functions.add(name);
    }
    let left = items.reduce((sum, { statement }) => sum + sizeOf(statement), 0);
    for (const [index, { statement }] of items.entries()) {
      if (isPause(index)) yield;
      left -= sizeOf(statement);
      this.count(statement);
      if (this.isMostlyNumeric(0, left)) return true;
      if (!this.isMostlyNumeric(left, 0)) return false;
    }
    return false;
  }

  /** Whether the file would be about a circuit with so many more numeric statements, and so many others. */
  private isMostlyNumeric(more: number, others: number): boolean {
    const computing = this.arithmetic + this.mixed + more;
    const numeric = computing + this.plain;
    const least = this.isModule ? leastInModule : 1;
    return (
      this.arithmetic + more > 0 && computing >= least && numeric >= mostly * (numeric + this.other + others)
    );
  }

  private count(statement: Statement): void {
    for (const { statements } of statement.functions) for (const inner of statements) this.count(inner);
    switch (statement.kind) {
      case 'assignment':
      case 'return':
        return this.expression(statement.steps, statement.kind === 'assignment' && statement.operator !== '');
      case 'definition':
        if (statement.functions.length + statement.aliases.size + statement.members.size === 0) this.other++;
        return;
      case 'skip':
        // A statement that is being typed says nothing, nor does one that only shows something.
        if (!statement.broken && !this.builtIns.showing.has(statement.reads[0])) this.other++;
    }
  }

  private expression(steps: readonly Step[], updates: boolean): void {
    let computes = updates;
    let varies = updates;
    let numeric = true;
    let perhaps = true;
    for (const step of steps) {
      const { kind } = step;
      computes ||= kind === 'call' || (kind === 'gate' && arithmetic.has(step.gate));
      varies ||= kind === 'name' || kind === 'member';
      if (this.isNumeric(step)) continue;
      numeric = false;
      perhaps &&= kind === 'member' || (kind === 'unreadable' && step.number);
    }
    if (numeric && computes && varies) this.arithmetic++;
    else if (numeric) this.plain++;
    else if (computes && perhaps) this.mixed++;
    else this.other++;
  }

  private isNumeric(step: Step): boolean {
    const { libraries, assumed, gates } = this.builtIns;
    if (step.kind === 'unreadable') return false;
    if (step.kind === 'number') return !step.boolean;
    if (step.kind === 'member') return this.members.has(step.path) || libraries.has(step.name);
    if (step.kind !== 'call') return true;
    const { callee } = step;
    // Who turns a text into a number does no arithmetic.
    const isComputing = gates.has(callee) && gates.get(callee) !== 'plus';
    return this.functions.has(callee) || assumed.has(callee) || isComputing;
  }
}

/** How many statements it is, with those in its functions. */
function sizeOf({ functions }: Statement): number {
  return functions.reduce(
    (sum, { statements }) => statements.reduce((part, each) => part + sizeOf(each), sum),
    1,
  );
}

const arithmetic = new Set(['+', '-', '*', '/', 'remainder', '**', 'negate']);
