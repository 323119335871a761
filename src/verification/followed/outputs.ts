/* What a pass may be of: numbers, each with the gradient that comes to it from above. */

/** Numbers that a pass may be of, each with what holds its seed; -1 for a 1. */
export interface PassOutput {
  readonly name: string;
  readonly leaves: readonly { readonly node: number; readonly seed: number }[];
  /** The names alone say that it is this. */
  readonly isCertain: boolean;
  /** The gradient variable that the seeds are taken from, where no loss is written. */
  readonly from?: string;
}

/** A number that is a loss. */
export const lossOf = (name: string, node: number): PassOutput => ({
  name,
  leaves: [{ node, seed: -1 }],
  isCertain: false,
});
