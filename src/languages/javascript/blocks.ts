/* Blocks of statements, as far as the names of their own go. */

/** A block, as far as the names of its own go. */
export interface BlockScope {
  readonly name: string;
  /** Names that belong to this block alone. */
  own: Set<string> | null;
  readonly outer: BlockScope | null;
}
