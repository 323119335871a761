/* Puts operators in order by their ranks, whatever the grammar makes of them, and makes a tree of them. */
import type { Expression } from '../../../program/code';
import type { Span } from '../../../text/span';
import { binary, prefixes, RankedOperators, type WaitingOperator } from '../operators';
import { otherGateOfSign } from '../writing';

/** A value, and where it stands with its parentheses. */
interface PlacedValue extends Span {
  readonly value: Expression;
}

/** What stands for an operator's sign in a tree: `+`, `matmul`. */
function wordOf({ operator, text }: WaitingOperator): string {
  return operator.gate ?? otherGateOfSign.get(text) ?? text;
}

/** What an assignment updates with: `+` for `+=`. */
export function updateWord(sign: string): string {
  const text = sign.slice(0, -1);
  return binary.get(text)?.gate ?? otherGateOfSign.get(text) ?? text;
}

/** A run of operators without parentheses between them. */
export class OperatorTree extends RankedOperators {
  private readonly operands: PlacedValue[] = [];
  private expectsOperand = true;

  operand(value: Expression, { from, to }: Span): void {
    this.operands.push({ value, from, to });
    this.expectsOperand = false;
  }

  sign(text: string, sign: Span): void {
    const last = this.waiting.at(-1);
    if (this.expectsOperand && last) {
      // `is not` and `not in` are two words.
      const both = binary.get(`${last.text} ${text}`);
      if (both) {
        this.waiting[this.waiting.length - 1] = {
          operator: both,
          text: `${last.text} ${text}`,
          sign: { from: last.sign.from, to: sign.to },
        };
        return;
      }
    }
    const full = this.expectsOperand || text !== 'not' ? text : 'not in';
    const operator = (this.expectsOperand ? prefixes : binary).get(full);
    if (!operator) return;
    if (!this.expectsOperand) this.apply(operator.rank, operator.kind === 'left');
    this.waiting.push({ operator, text: full === text ? text : 'not', sign });
    this.expectsOperand = true;
  }

  /** The tree; null where it is none. */
  end(): Expression | null {
    this.apply(0, true);
    return this.operands.length === 1 ? this.operands[0].value : null;
  }

  protected prefix(waiting: WaitingOperator): void {
    const input = this.operands.pop();
    if (!input) return;
    const { sign } = waiting;
    const at = { from: sign.from, to: input.to };
    const value: Expression =
      waiting.text === 'not'
        ? { kind: 'not', of: input.value, ...at }
        : { kind: 'gate', gate: wordOf(waiting), inputs: [input.value], sign, ...at };
    this.operands.push({ value, ...at });
  }

  protected binary(waiting: WaitingOperator): void {
    const right = this.operands.pop();
    const left = this.operands.pop();
    if (!left || !right) return;
    const { text, sign } = waiting;
    const at = { from: left.from, to: right.to };
    const value: Expression =
      text === 'and' || text === 'or'
        ? { kind: text, left: left.value, right: right.value, ...at }
        : { kind: 'gate', gate: wordOf(waiting), inputs: [left.value, right.value], sign, ...at };
    this.operands.push({ value, ...at });
  }

  /** One comparison, or several in a chain. */
  protected compare(): void {
    const first = this.waiting.findLastIndex(({ operator }) => operator.kind !== 'comparison') + 1;
    const operators = this.waiting.splice(first);
    if (operators.length === 1) return this.binary(operators[0]);
    const inputs = this.operands.splice(this.operands.length - operators.length - 1);
    const at = { from: inputs[0].from, to: inputs[inputs.length - 1].to };
    const value: Expression = {
      kind: 'chain',
      gates: operators.map(wordOf),
      inputs: inputs.map((input) => input.value),
      ...at,
    };
    this.operands.push({ value, ...at });
  }
}
