/* What a mistake in a backward pass is, for those who look for it and those who tell of it. Types. */
import type { PassLine } from '../../tape/wiring';
import type { Edit } from '../../text/edits';

/** What a person did, as far as one edit tells. */
export type MistakeKind =
  | 'sign'
  | 'extra factor'
  | 'missing factor'
  | 'missing upstream'
  | 'missing local gradient'
  | 'assignment for accumulation'
  | 'missing contribution'
  | 'wrong variable'
  | 'wrong name'
  | 'wrong index'
  | 'swapped operands'
  | 'activation'
  | 'order'
  | 'never computed'
  | 'stale'
  | 'never reset'
  | 'wrong operator'
  | 'extra term'
  | 'missing term'
  | 'formula';

/** Edits that mend a gradient, and what they say about the mistake. */
export interface Mistake {
  readonly kind: MistakeKind;
  readonly sentence: string;
  readonly edits: readonly Edit[];
  /** Likelier mistakes are lower. */
  readonly rank: number;
}

/** A mistake: the line to blame, what it is, and the edits that mend it. */
export interface Diagnosis extends Mistake {
  readonly line: PassLine;
}
