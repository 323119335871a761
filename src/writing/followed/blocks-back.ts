/* A block on the way back: which of its values are asked for, and what is kept for that. */
import type { ActPath } from './facts';
import type { Act, LoopCode, Spot } from './model';

/** A value that is kept before a statement overwrites it. */
interface Kept {
  readonly root: string;
  readonly name: string;
  /** The statement of the block before which it is kept. */
  readonly before: number;
}

/** What a statement reads, kept before it runs, each time. */
export interface KeptRead {
  readonly act: Act;
  readonly spot: Spot;
  /** From the block that the variable belongs to. */
  readonly path: ActPath;
  readonly name: string;
  /** Where it is kept, if the statement may run several times. */
  readonly list: string | null;
}

/** A block on the way back. */
export class BlockBack {
  /** Its variables whose values are asked for. */
  readonly needs = new Set<string>();
  readonly kept: Kept[] = [];
  /** What statements in the block read of its variables. */
  readonly reads: KeptRead[] = [];
  /** What the block's own statements have read, to be taken from where it is kept. */
  readonly taken: KeptRead[] = [];
  /** What a round begins with, by the variable: the name for it on the way back. */
  readonly carried = new Map<string, string>();

  constructor(
    readonly block: readonly Act[],
    readonly loop: LoopCode | null,
  ) {}
}
