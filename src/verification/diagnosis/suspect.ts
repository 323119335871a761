/* A line in which a mistake is looked for. */
import type { PassLine, Version } from '../../tape/wiring';
import type { Tree, ValueOf } from './tree';

/** One line in which an edit may be made, and how to tell whether it helps. */
export interface Suspect {
  readonly line: PassLine;
  readonly tree: Tree;
  /** The variables whose gradients rest on the line. */
  readonly serves: readonly Version[];
  /** The values at each point, and what the line's expression must be worth there. */
  readonly points: readonly ValueOf[];
  readonly wanted: readonly number[];
  /** Whether the gradient is right at every point when the line's expression is worth this at each. */
  readonly mends: (expressionAt: (values: ValueOf) => number) => boolean;
  /** Whether it still is where seeds and inputs vary that are held at first. */
  readonly mendsEverywhere: (expressionAt: (values: ValueOf) => number) => boolean;
}
