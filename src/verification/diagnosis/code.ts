/* Pieces of code put together in the file's dialect, for edits and for the sentences that tell them. */
import { Rank, type Writing } from '../../program/dialect';
import { fixed, joined, minusOf, type Phrase, signOf, strengthOf } from '../../program/writer';

/** A name, or what needs no parentheses anywhere. */
export function word(text: string): Phrase {
  return { text, strength: Rank.atom };
}

/** What stands before or behind an operator of which only the other side is written. */
const missing = word('');

export class CodePieces {
  private readonly minus: string;

  constructor(readonly writing: Writing) {
    this.minus = minusOf(writing);
  }

  /** Two pieces with an operator between them, or whatever else the gate looks like. */
  of(gate: string, ...inputs: readonly Phrase[]): Phrase {
    return joined(gate, inputs, this.writing);
  }

  number(value: number): Phrase {
    return word(this.writing.number(value));
  }

  strengthOf(gate: string): number {
    return strengthOf(gate, this.writing);
  }

  sign(gate: string): string {
    return signOf(gate, this.writing);
  }

  negated(phrase: Phrase): Phrase {
    return this.of('negate', phrase);
  }

  isNegative({ text }: Phrase): boolean {
    return text.startsWith(this.minus);
  }

  /** Without the sign in front. */
  withoutSign({ text, strength }: Phrase): Phrase {
    return { text: text.slice(this.minus.length), strength };
  }

  /** A sum, whose terms' own signs are those between them. `a + (b + c)` is as good without its parentheses. */
  sum(terms: readonly Phrase[]): Phrase {
    return terms.reduce((total, term) => this.plus(total, term));
  }

  plus(left: Phrase, right: Phrase): Phrase {
    const sum = this.strengthOf('+');
    return this.isNegative(right) && right.strength >= sum
      ? this.of('-', left, fixed(this.withoutSign(right), sum))
      : this.of('+', left, fixed(right, sum));
  }

  /** A product; `a * (b * c)` is as good without its parentheses. */
  times(left: Phrase, right: Phrase): Phrase {
    return this.of('*', left, fixed(right, this.strengthOf('*')));
  }

  /** The operator and what is left of it, to be put before more code: `2 * `. */
  before(gate: string, left: Phrase): string {
    return this.of(gate, left, missing).text;
  }

  /** The operator and what is right of it, to be put behind more code: ` + a`. */
  behind(gate: string, right: Phrase): string {
    return this.of(gate, missing, right).text;
  }

  /** `name = value`, or `name += value` for the gate that updates it. */
  assignment(name: string, update: string, value: string): string {
    return this.writing.assignment(name, update, value);
  }
}
