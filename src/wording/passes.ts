/* Passes that were followed for themselves: where their verdicts stand, and what else is said of their code. */
import type { Analysis, Circuit, Note, Variable } from '../analysis/model';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { CircuitVerification, FollowedPass, Remark, Verdict } from '../verification/model';

/** A verdict, or the remark on what comes after a gradient, where it stands. */
export interface PassMark {
  readonly from: number;
  readonly verdict: Verdict | null;
  readonly remark: Remark | null;
}

/** All marks of passes that were followed, in order. */
export function marksIn(verifications: readonly CircuitVerification[]): PassMark[] {
  const found = followedIn(verifications).flatMap(({ verdicts }) =>
    verdicts.flatMap((verdict) => [
      { from: (verdict.judgement === 'wrong' ? verdict.at : verdict.done).from, verdict, remark: null },
      ...verdict.remarks.map((remark) => ({ from: remark.at.from, verdict: null, remark })),
    ]),
  );
  return found.sort((one, other) => one.from - other.from);
}

interface FollowedVerification extends CircuitVerification {
  readonly followed: FollowedPass;
}

/** Those of passes that were followed for themselves. */
export function followedIn(verifications: readonly CircuitVerification[]): FollowedVerification[] {
  return verifications.flatMap((each) => (each.followed ? [{ ...each, followed: each.followed }] : []));
}

/** What is worth a word in a file. Lines that following took for a pass are not said to be none. */
export function notesBeside({ notes }: Analysis, verifications: readonly CircuitVerification[]): Note[] {
  const parts = followedIn(verifications).flatMap(({ followed }) => followed.parts);
  return notes.filter(
    ({ refuses, from, to }) => !refuses || !parts.some((part) => part.from < to && from < part.to),
  );
}

/** How much is said of a variable's own numbers. */
export type Told = 'all' | 'value' | 'nothing';

/** What lines of passes that were followed say of their variables, beside the verdicts. */
export class Passes {
  private readonly marked: ReadonlySet<number>;
  private readonly backward: readonly Span[];
  /** The names of gradients, by the scopes of the passes. */
  private readonly names = new Map<string, Set<string>>();
  /** Code with loss and gradients together, and what the loss is called. */
  private readonly mixed: readonly { readonly parts: readonly Span[]; readonly output: string }[];

  constructor(
    verifications: readonly CircuitVerification[],
    private readonly lines: Lines,
  ) {
    this.marked = new Set(marksIn(verifications).map(({ from }) => lines.lineOf(from)));
    const passes = followedIn(verifications);
    this.backward = passes.flatMap(({ followed }) => followed.backward);
    for (const { circuit, verdicts } of passes) {
      const own = this.names.get(circuit.scope) ?? new Set();
      this.names.set(circuit.scope, own);
      for (const { name } of verdicts) own.add(withoutElement(name));
    }
    this.mixed = passes.flatMap(({ followed: { parts, backward }, circuit: { outputs } }) =>
      backward.length > 0 ? [] : [{ parts, output: outputs[0].variable.name }],
    );
  }

  /**
   * A line with a verdict says what it computes. No line of a pass tells a gradient of what is itself one: that would be
   * of the backward function, taken for a forward one. Nor does code that computes a loss tell gradients of something else.
   */
  told({ name, definition }: Variable, from: number, circuit: Circuit | null): Told {
    const { lines } = this;
    const line = lines.lineOf(from);
    if (this.marked.has(line))
      return definition && lines.lineOf(definition.from) === line ? 'value' : 'nothing';
    const isGradient = circuit && this.names.get(circuit.scope)?.has(withoutElement(name));
    if (isGradient || this.backward.some((part) => holds(part, from))) return 'value';
    const mixed = this.mixed.find(({ parts }) => parts.some((part) => holds(part, from)));
    const isOfOther = mixed && circuit?.outputs.every(({ variable }) => variable.name !== mixed.output);
    return isOfOther ? 'value' : 'all';
  }
}

/** Whether a place is in a stretch of code, or at its end. */
export function holds({ from, to }: Span, offset: number): boolean {
  return from <= offset && offset <= to;
}

/** `dW` of `dW[i][j]`. */
export function withoutElement(name: string): string {
  return name.replace(/(\s*\[[^\]'"]*\])+$/, '');
}
