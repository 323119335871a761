/* What a pass may be of: numbers, each with the gradient that comes to it from above. */

/** Numbers that a pass may be of, each with what holds its seed; -1 for a 1. */
export interface PassOutput {
  readonly name: string;
  readonly leaves: readonly { readonly node: number; readonly seed: number }[];
  /** The names alone say that it is this. */
  readonly isCertain: boolean;
  /** The seeds pull: they are minus the gradient of a loss. Nothing is said where it is not known of which. */
  readonly isPull?: boolean;
  /** Only what is named so are its gradients. */
  readonly isOfNamed?: true;
  /** It is returned beside gradients. */
  readonly isBeside?: true;
  /** It is a usual loss that the pass is right of, so many times of it, and more: it is no guess that it is the loss. */
  readonly portion?: number;
  /** What has to be so, in words, where the pass makes the seeds itself. */
  readonly given?: string;
  /** What comes from above is the gradient of what goes into the activation that gives the result. */
  readonly isInner?: true;
  /** Nothing comes from above, though the pass has to read that. */
  readonly lacksSeeds?: true;
  /** Numbers that a function gives of one number, by their places: its derivative has one for each of them. */
  readonly curve?: ReadonlyMap<string, number>;
  /** The gradient variable that the seeds are taken from, where no loss is written. */
  readonly from?: string;
}

/** A number that is a loss. */
export const lossOf = (name: string, node: number): PassOutput => ({
  name,
  leaves: [{ node, seed: -1 }],
  isCertain: false,
});

/** What holds the gradients that come from above; nothing for those that are 1. */
export const seedsOf = ({ leaves }: Pick<PassOutput, 'leaves'>): number[] =>
  leaves.flatMap(({ seed }) => (seed < 0 ? [] : [seed]));

/** What is known to be the output of a pass. */
export type KnownOutput = Pick<PassOutput, 'name' | 'from' | 'isOfNamed' | 'isInner' | 'portion'>;

/** Whether a usual loss is taken for granted, so that steps can be told from those uphill. */
export const isTakenForGranted = ({ isPull }: PassOutput): boolean => isPull !== undefined;

/** Names that say that it is a loss: L, E and error say many things beside that, and `assert` nothing. */
export const saysLoss =
  /LOSS|[Ll]oss|[Cc]ost|COST|[Xx]ent|[Oo]bjective|(^|[^A-Za-z])(nll|r?[ms]se)(?![a-z])|(N(LL|ll)|[MS](SE|se))(?![a-z])/;

/** Whether the file says itself that a pass is of this. */
export function isSaid({ isCertain, name }: PassOutput): boolean {
  return isCertain || saysLoss.test(name);
}
