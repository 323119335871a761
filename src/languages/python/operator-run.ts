/* Puts operators in order by their ranks, whatever the grammar makes of them, and their gates behind their inputs. */
import type { Step } from '../../program/statements';
import type { Span } from '../../text/span';
import { binary, type Operator, prefixes } from './operators';

/** A value that has been read: where it stands, and where its steps and its names begin. */
export interface ReadValue extends Span {
  readonly step: number;
  readonly read: number;
}

interface Waiting extends Operator {
  readonly text: string;
  readonly sign: Span;
}

/** In `a < b < c` the steps of b stand twice: they are no more than this. */
const mostTwice = 40;

/** Puts the gates of a run of operators behind their inputs. */
export class OperatorRun {
  private readonly operands: ReadValue[] = [];
  private readonly waiting: Waiting[] = [];
  private expectsOperand = true;

  constructor(
    private readonly steps: Step[],
    private readonly base: number,
    private readonly unreadable: (at: Span, reason: string, firstRead: number) => void,
  ) {}

  operand(operand: ReadValue): void {
    this.operands.push(operand);
    this.expectsOperand = false;
  }

  sign(text: string, { from, to }: Span): void {
    const sign = { from: from - this.base, to: to - this.base };
    const last = this.waiting.at(-1);
    if (this.expectsOperand) {
      // `is not` and `not in` are two words.
      const both = last && binary.get(`${last.text} ${text}`);
      if (last && both)
        this.waiting[this.waiting.length - 1] = { ...both, text: `${last.text} ${text}`, sign: last.sign };
      else this.waiting.push({ ...(prefixes.get(text) ?? notRead), text, sign });
      return;
    }
    const operator = text === 'not' ? binary.get('not in') : binary.get(text);
    const { rank, kind } = operator ?? notRead;
    this.apply((other) => other.rank > rank || (other.rank === rank && kind === 'left'));
    this.waiting.push({ ...(operator ?? notRead), text, sign });
    this.expectsOperand = true;
  }

  end(): void {
    this.apply(() => true);
  }

  private apply(isNext: (operator: Waiting) => boolean): void {
    for (let last = this.waiting.at(-1); last && isNext(last); last = this.waiting.at(-1)) {
      if (last.kind === 'comparison') {
        const first = this.waiting.findLastIndex(({ kind }) => kind !== 'comparison') + 1;
        this.compare(this.waiting.splice(first));
      } else {
        this.waiting.pop();
        this.gate([last], last.kind === 'prefix' ? 1 : 2);
      }
    }
  }

  private gate(operators: readonly Waiting[], count: number): void {
    const inputs = this.operands.splice(this.operands.length - count);
    const [operator] = operators;
    const first = operator.kind === 'prefix' ? operator.sign.from + this.base : inputs[0].from;
    const at = { from: first, to: inputs[count - 1].to };
    const unread = operators.find(({ gate }) => gate === null);
    if (unread || (operators.length > 1 && !this.isShort(inputs))) {
      this.steps.length = inputs[0].step;
      this.unreadable(
        at,
        unread ? `${unread.text} is not read` : 'this comparison is too long',
        inputs[0].read,
      );
    } else if (operators.length > 1) this.chain(operators, inputs, at);
    else this.put(operator, count, at);
    this.operands.push({ ...at, step: inputs[0].step, read: inputs[0].read });
  }

  private put({ gate, sign }: Pick<Waiting, 'gate' | 'sign'>, count: number, { from, to }: Span): void {
    if (gate === null) return;
    this.steps.push({ kind: 'gate', gate, count, sign, from: from - this.base, to: to - this.base });
  }

  private compare(operators: readonly Waiting[]): void {
    this.gate(operators, operators.length + 1);
  }

  private isShort(inputs: readonly ReadValue[]): boolean {
    return inputs.slice(1, -1).every(({ step }, k) => inputs[k + 2].step - step <= mostTwice);
  }

  /** `a < b < c` is `a < b and b < c`. */
  private chain(operators: readonly Waiting[], inputs: readonly ReadValue[], at: Span): void {
    const ends = [...inputs.slice(1).map(({ step }) => step), this.steps.length];
    const parts = inputs.map(({ step }, k) => this.steps.slice(step, ends[k]));
    this.steps.length = inputs[0].step;
    for (const [k, operator] of operators.entries()) {
      this.steps.push(...parts[k], ...parts[k + 1]);
      this.put(operator, 2, { from: inputs[k].from, to: inputs[k + 1].to });
      if (k > 0) this.put({ gate: 'and', sign: operator.sign }, 2, { from: at.from, to: inputs[k + 1].to });
    }
  }
}

const notRead: Operator = { gate: null, rank: 0, kind: 'left' };
