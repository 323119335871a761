import type { Circuit } from './analysis';
import { bareNames, opcodeOf, synonyms } from './circuit/gates';
import type { Directive } from './language/directives';
import type { Lines } from './language/lines';
import type { Item, Script, Statement, Step } from './language/statements';

/** A file is about a circuit from this share of numeric statements on. */
const mostly = 0.75;

/**
 * Whether gradients show in a file without being asked for, and why: it has a backward pass, it asks for it in a
 * comment, or it is mostly straight-line arithmetic and nothing that modules of an application do.
 */
export function whyActive(
  circuits: readonly Circuit[],
  script: Script,
  items: readonly Item[],
  directives: readonly Directive[],
  lines: Lines,
): { active: boolean; why: string } {
  const directive = directives.find(({ kind }) => kind !== 'problem');
  if (directive)
    return { active: true, why: `line ${lines.lineOf(directive.from)} asks for it in a comment` };
  const pass = circuits.find((circuit) => circuit.pass)?.pass;
  if (pass) return { active: true, why: `line ${lines.lineOf(pass.from)} starts a backward pass` };
  const computes = circuits.some(({ variables }) =>
    variables.some(({ role, value }) => role !== 'input' && value !== null),
  );
  if (!computes || script.isModule) return { active: false, why: 'it does not look like a circuit' };
  const census = new Census(items);
  return census.share >= mostly && census.arithmetic > 0
    ? { active: true, why: 'it is mostly straight-line arithmetic' }
    : { active: false, why: 'it does not look like a circuit' };
}

/** How many of a file's statements, those in its functions too, are arithmetic on numbers. */
class Census {
  arithmetic = 0;
  private plain = 0;
  private other = 0;
  /** Functions that are known to give a number. */
  private readonly functions = new Set<string>();
  private readonly members = new Set<string>();

  constructor(items: readonly Item[]) {
    for (const { statement } of items) {
      for (const { name, formula } of statement.functions) if (formula) this.functions.add(name);
      if (statement.kind !== 'definition') continue;
      for (const path of statement.members.keys()) this.members.add(path);
      for (const name of statement.aliases.keys()) this.functions.add(name);
    }
    for (const { statement } of items) this.count(statement);
  }

  get share(): number {
    const numeric = this.arithmetic + this.plain;
    return numeric / Math.max(1, numeric + this.other);
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
        if (!statement.broken && statement.reads[0] !== 'console') this.other++;
    }
  }

  private expression(steps: readonly Step[], updates: boolean): void {
    let computes = updates;
    let varies = updates;
    for (const step of steps) {
      if (!this.isNumeric(step)) {
        this.other++;
        return;
      }
      computes ||= step.kind === 'call' || (step.kind === 'gate' && arithmetic.has(step.gate));
      varies ||= step.kind === 'name' || step.kind === 'member';
    }
    if (computes && varies) this.arithmetic++;
    else this.plain++;
  }

  private isNumeric(step: Step): boolean {
    if (step.kind === 'unreadable') return false;
    if (step.kind === 'number') return !step.boolean;
    if (step.kind === 'member') return this.members.has(step.path) || step.name === 'Math';
    if (step.kind !== 'call') return true;
    const { callee } = step;
    return this.functions.has(callee) || bareNames.has(callee) || isMath(callee);
  }
}

const arithmetic = new Set(['+', '-', '*', '/', '%', '**', 'negate']);

function isMath(callee: string): boolean {
  return callee.startsWith('Math.') && opcodeOf(synonyms.get(callee) ?? callee) !== undefined;
}
