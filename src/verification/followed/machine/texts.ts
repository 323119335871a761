/*
 * Which texts things of the caller's are, as conditions ask: `kind === 'relu'`. One way through code has one answer,
 * wherever the same is asked again, so that a function and its derivative are of one activation.
 */
import type { Value } from '../../../program/values';

interface Question {
  readonly of: Value;
  readonly text: string;
  /** It asks whether it is this, and not whether it is another. */
  readonly isIt: boolean;
}

export class TextAnswers {
  private readonly asked = new Map<number, Question>();
  private readonly answers = new Map<Value, Map<string, boolean>>();

  /** What has been decided, or follows from that; null where it is open. */
  known({ of, text, isIt }: Question): boolean | null {
    const answers = this.answers.get(of);
    const isText = answers?.get(text) ?? ([...(answers?.values() ?? [])].includes(true) ? false : null);
    return isText === null ? null : isText === isIt;
  }

  /** Whether something is a text, as something that was asked of it says. */
  isText(of: Value): boolean {
    return this.answers.has(of);
  }

  /** From here on a node stands for a question that is open. */
  ask(node: number, question: Question): void {
    this.asked.set(node, question);
  }

  /** Keeps the answer to what a node asks, if it asks anything. */
  decide(node: number, isTrue: boolean): void {
    const question = this.asked.get(node);
    if (!question) return;
    const { of, text, isIt } = question;
    this.answers.set(of, (this.answers.get(of) ?? new Map()).set(text, isTrue === isIt));
  }
}
