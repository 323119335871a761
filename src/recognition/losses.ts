/*
 * The usual losses, for code that ends without one: what each puts on an output as its gradient. A pass may begin with
 * that, `dy = y - t`, though no line computes the loss.
 */
import { fold } from '../gates/algebra';
import { opcodeOf } from '../gates/opcodes';
import { ruleOf } from '../gates/rules';
import type { Tape } from '../tape/tape';

/** A loss by its gradient: `a` is the output, `b` what it should be. */
interface UsualLoss {
  readonly gradient: string;
  readonly hasTarget: boolean;
  readonly says: (output: string, target: string) => string;
}

const usualLosses: readonly UsualLoss[] = [
  {
    gradient: 'a - b',
    hasTarget: true,
    says: (output, target) => `half the squared difference of ${output} and ${target}`,
  },
  {
    gradient: '2 * (a - b)',
    hasTarget: true,
    says: (output, target) => `the squared difference of ${output} and ${target}`,
  },
  {
    gradient: '(a - b) / (a * (1 - a))',
    hasTarget: true,
    says: (output, target) => `the cross-entropy of ${output} and ${target}`,
  },
  { gradient: '-1 / a', hasTarget: false, says: (output) => `minus the logarithm of ${output}` },
  {
    gradient: 'a * b < 1 ? -b : 0',
    hasTarget: true,
    says: (output, target) => `the hinge loss of ${output} for the label ${target}`,
  },
];

/** A loss that the code may have been written for. */
export interface AssumedLoss {
  readonly usual: UsualLoss;
  /** The name of what the output should be; null where the loss has none. */
  readonly target: string | null;
  /** The pass computes minus the gradient, which pulls the output up to where the loss is small. */
  readonly isPull: boolean;
}

/**
 * All that may be tried for an output, with these names for what it should be. Where it should be nothing in particular,
 * only updates that `climb` tell a pull from a mistake.
 */
export function lossesFor(targets: readonly string[], climb: boolean): readonly AssumedLoss[] {
  return usualLosses.flatMap((usual) =>
    (usual.hasTarget ? targets : [null]).flatMap((target) =>
      [false, ...(usual.hasTarget || climb ? [true] : [])].map((isPull) => ({ usual, target, isPull })),
    ),
  );
}

/** Writes what a loss puts on the output `a`; `b` is its target. Nothing of it stands in the text. */
export function writeGradient(tape: Tape, { usual, isPull }: AssumedLoss, a: number, b: number): number {
  const gate = (name: string, inputs: readonly number[]) => tape.gate(opcodeOf(name) as number, inputs, 0, 0);
  const node = fold(
    ruleOf(usual.gradient),
    (name) => (name === 'a' ? a : b),
    (value) => tape.constant(value, 0, 0),
    gate,
  );
  // A node of its own: nobody takes it for the output.
  return gate(isPull ? 'negate' : '=', [node]);
}

/** A loss in words. */
export function lossText({ usual, target }: AssumedLoss, output: string): string {
  return usual.says(output, target ?? '');
}
