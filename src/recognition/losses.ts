/*
 * The usual losses, for code that ends without one: what each puts on an output as its gradient. A pass may begin with
 * that, `dy = y - t`, though no line computes the loss.
 */
import { fold } from '../gates/algebra';
import { opcodeOf } from '../gates/opcodes';
import { worthOf } from '../gates/rows';
import { ruleOf } from '../gates/rules';
import type { Tape } from '../tape/tape';

/** A loss by its gradient: `a` is the output, `b` what it should be. */
interface UsualLoss {
  readonly gradient: string;
  /** Without a target any multiple may be meant otherwise. */
  readonly hasTarget: boolean;
  /** `size` is its multiple. */
  readonly says: (output: string, target: string, size: number) => string;
}

const times = (size: number, loss: string) =>
  size === 1 ? loss : `${Number(size.toPrecision(6))} times ${loss}`;

const usualLosses: readonly UsualLoss[] = [
  {
    gradient: 'a - b',
    hasTarget: true,
    says: (output, target, size) =>
      size === 1
        ? `half the squared difference of ${output} and ${target}`
        : times(size / 2, `the squared difference of ${output} and ${target}`),
  },
  {
    gradient: '(a - b) / (a * (1 - a))',
    hasTarget: true,
    says: (output, target, size) => times(size, `the cross-entropy of ${output} and ${target}`),
  },
  {
    gradient: 'a * b < 1 ? -b : 0',
    hasTarget: true,
    says: (output, target, size) => times(size, `the hinge loss of ${output} for the label ${target}`),
  },
  { gradient: 'a > 0 ? 1 : 0', hasTarget: false, says: (output) => `the larger of ${output} and 0` },
  { gradient: '-1 / a', hasTarget: false, says: (output) => `minus the logarithm of ${output}` },
];

/** A loss that the code may have been written for. */
export interface AssumedLoss {
  readonly usual: UsualLoss;
  /** The name of what the output should be; null where the loss has none. */
  readonly target: string | null;
  /** Its multiple; below 0 for a pass of minus the gradient, which pulls the output to where the loss is small. */
  readonly scale: number;
}

/** All that may be tried for an output, with these names for what it should be. */
export function lossesFor(targets: readonly string[]): readonly AssumedLoss[] {
  return usualLosses.flatMap((usual) =>
    (usual.hasTarget ? targets : [null]).map((target) => ({ usual, target, scale: 1 })),
  );
}

/** The loss times `scale`, if that is a usual one: without a target only updates that climb tell a pull from a mistake. */
export function scaled(loss: AssumedLoss, scale: number, climbs: boolean): readonly AssumedLoss[] {
  const isUsual = loss.usual.hasTarget ? scale !== 0 : scale === 1 || (scale === -1 && climbs);
  return isUsual ? [{ ...loss, scale }] : [];
}

/** Writes what a loss puts on the output `a`; `b` is its target. Nothing of it stands in the text. */
export function writeGradient(tape: Tape, { usual, scale }: AssumedLoss, a: number, b: number): number {
  const gate = (name: string, inputs: readonly number[]) => tape.gate(opcodeOf(name) as number, inputs, 0, 0);
  const number = (value: number) => tape.constant(value, 0, 0);
  const gradient = fold(
    ruleOf(usual.gradient),
    (name) => (name === 'a' ? a : b),
    (spelled) => number(worthOf(spelled, () => Number.NaN)),
    gate,
  );
  return gate('*', [number(scale), gradient]);
}

/** A loss in words. */
export function lossText({ usual, target, scale }: AssumedLoss, output: string): string {
  return usual.says(output, target ?? '', Math.abs(scale));
}
