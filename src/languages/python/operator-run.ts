/* Puts operators in order by their ranks, whatever the grammar makes of them, and their gates behind their inputs. */
import type { Step } from '../../program/statements';
import type { Span } from '../../text/span';
import { binary, type Operator, prefixes, RankedOperators, type WaitingOperator } from './operators';

/** A value that has been read: where it stands, and where its steps and its names begin. */
export interface ReadValue extends Span {
  readonly step: number;
  readonly read: number;
}

/** In `a < b < c` the steps of b stand twice: they are no more than this. */
const mostTwice = 40;

/** Puts the gates of a run of operators behind their inputs. */
export class OperatorRun extends RankedOperators {
  private readonly operands: ReadValue[] = [];
  private expectsOperand = true;

  constructor(
    private readonly steps: Step[],
    private readonly base: number,
    private readonly unreadable: (at: Span, reason: string, firstRead: number) => void,
  ) {
    super();
  }

  operand(operand: ReadValue): void {
    this.operands.push(operand);
    this.expectsOperand = false;
  }

  sign(text: string, from: number): void {
    const sign = { from: from - this.base, to: from - this.base + text.length };
    if (this.expectsOperand) {
      const last = this.waiting.at(-1);
      // `is not` and `not in` are two words.
      const both = last && binary.get(`${last.text} ${text}`);
      if (last && both) this.waiting.pop();
      this.waiting.push({
        operator: both ?? prefixes.get(text) ?? notRead,
        text,
        sign: (both && last?.sign) ?? sign,
      });
      return;
    }
    const operator = binary.get(text === 'not' ? 'not in' : text) ?? notRead;
    this.apply(operator.rank, operator.kind === 'left');
    this.waiting.push({ operator, text, sign });
    this.expectsOperand = true;
  }

  end(): void {
    this.apply(0, true);
  }

  protected prefix(waiting: WaitingOperator): void {
    const input = this.operands.pop();
    if (!input) return;
    this.gate(waiting, 1, input, waiting.sign.from + this.base, input.to);
  }

  protected binary(waiting: WaitingOperator): void {
    const right = this.operands.pop();
    const left = this.operands.pop();
    if (left && right) this.gate(waiting, 2, left, left.from, right.to);
  }

  /** A gate whose inputs begin with `first`. */
  private gate(
    { operator, text, sign }: WaitingOperator,
    count: number,
    first: ReadValue,
    from: number,
    to: number,
  ): void {
    if (operator.gate === null) this.unread(first, { from, to }, `${text} is not read`);
    else this.put(operator.gate, sign, count, from, to);
    this.operands.push({ from, to, step: first.step, read: first.read });
  }

  private unread(first: ReadValue, at: Span, reason: string): void {
    this.steps.length = first.step;
    this.unreadable(at, reason, first.read);
  }

  private put(gate: string, sign: Span, count: number, from: number, to: number): void {
    this.steps.push({ kind: 'gate', gate, count, sign, from: from - this.base, to: to - this.base });
  }

  /** One comparison, or several in a chain. */
  protected compare(): void {
    const first = this.waiting.findLastIndex(({ operator }) => operator.kind !== 'comparison') + 1;
    const operators = this.waiting.splice(first);
    if (operators.length === 1) return this.binary(operators[0]);
    const inputs = this.operands.splice(this.operands.length - operators.length - 1);
    const at = { from: inputs[0].from, to: inputs[inputs.length - 1].to };
    const strange = operators.find(({ operator }) => operator.gate === null);
    if (strange) this.unread(inputs[0], at, `${strange.text} is not read`);
    else if (!this.isShort(inputs)) this.unread(inputs[0], at, 'this comparison is too long');
    else this.chain(operators, inputs, at);
    this.operands.push({ ...at, step: inputs[0].step, read: inputs[0].read });
  }

  private isShort(inputs: readonly ReadValue[]): boolean {
    return inputs.slice(1, -1).every(({ step }, k) => inputs[k + 2].step - step <= mostTwice);
  }

  /** `a < b < c` is `a < b and b < c`. */
  private chain(operators: readonly WaitingOperator[], inputs: readonly ReadValue[], at: Span): void {
    const ends = [...inputs.slice(1).map(({ step }) => step), this.steps.length];
    const parts = inputs.map(({ step }, k) => this.steps.slice(step, ends[k]));
    this.steps.length = inputs[0].step;
    for (const [k, { operator, sign }] of operators.entries()) {
      this.steps.push(...parts[k], ...parts[k + 1]);
      const { to } = inputs[k + 1];
      this.put(operator.gate ?? '', sign, 2, inputs[k].from, to);
      if (k > 0) this.put('and', sign, 2, at.from, to);
    }
  }
}

const notRead: Operator = { gate: null, rank: 0, kind: 'left' };
