/* The stack on which an expression is put into postfix order while its syntax is walked. */
import type { Step } from '../../program/statements';
import type { BlockScope } from './blocks';
import type { Findings } from './findings';
import { plainName } from './syntax';

/** A construct of the language that is being read, an open node of the syntax; the marks say where its own steps and names begin. */
export interface Construct extends BlockScope {
  readonly from: number;
  readonly mark: number;
  readonly readMark: number;
  readonly assignMark: number;
  /** Where what has been read of it ends. */
  end: number;
  /** Its operator, or the keyword of a declaration. */
  operator: string;
  /** Where that begins. */
  sign: number;
  /** How many of its children put a value on the stack. */
  operands: number;
  /** The label of a property, which names the function behind it. */
  label: string;
  /** For `a ** b ** c`, which the grammar groups from the left: where its operands and each `**` begin. */
  powers: { readonly starts: number[]; readonly signs: number[] } | null;
  /** `&&` or `||`, or `??`, stands directly below: JavaScript wants parentheses between them. */
  andOr: boolean;
  nullish: boolean;
}

/** Expressions in postfix order, as far as they have been walked. */
export class Postfix {
  protected steps: Step[] = [];
  protected readonly constructs: Construct[] = [];
  /** The innermost open block. */
  protected block: BlockScope | null = null;

  constructor(
    protected readonly text: string,
    protected readonly base: number,
    protected readonly findings: Findings,
  ) {}

  protected slice(from: number, to: number): string {
    return plainName(this.text.slice(from, to));
  }

  protected put(step: Step): void {
    this.steps.push(step);
    const parent = this.constructs.at(-1);
    if (parent) parent.operands++;
  }

  /** Puts a part on the stack for which there is no gate. */
  protected give(
    from: number,
    to: number,
    reason: string,
    number: boolean,
    first = this.findings.reads.length,
    partOf: string | null = null,
  ): void {
    const names = this.findings.reads;
    const at = { from: from - this.base, to: to - this.base };
    this.put({ kind: 'unreadable', reason, number, names, first, last: names.length, partOf, ...at });
  }

  protected gate(construct: Construct, gate: string, count: number, to: number): void {
    const { base } = this;
    const first = construct.sign - base;
    const sign = { from: first, to: first + construct.operator.length };
    this.put({ kind: 'gate', gate, count, sign, from: construct.from - base, to: to - base });
  }

  /** The last value stands in parentheses. */
  protected enclose(): void {
    // A copy with one field more would be of a class of its own to the engine, and slow to read for ever after.
    const last: { enclosed?: true } | undefined = this.steps.at(-1);
    if (last) last.enclosed = true;
  }

  /** The child's values are the node's own. */
  protected pass(count = 1): void {
    const parent = this.constructs.at(-1);
    if (parent) parent.operands += count;
  }
}
