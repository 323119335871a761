/* What verification says of a document. Types. */
import type { Analysis } from '../analysis/model';
import type { CircuitVerification } from '../verification/model';

/** What verification says of one analysis. Verdicts come first, the search for the mistakes follows. */
export interface Verified {
  readonly analysis: Analysis;
  readonly circuits: readonly CircuitVerification[];
  /** Wrong lines have been searched for their mistake, and have reasons and edits. */
  readonly explained: boolean;
  /** For someone who asked: the analysis that this looks closer at. */
  readonly closerAt?: Analysis | undefined;
}
