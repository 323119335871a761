/* Stretches of a text. */

/** A stretch of text, in UTF-16 offsets; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A statement as it stands in the text, what ends it included: `let a = 1, b = 2;` is one of two assignments. */
export interface WholeStatement extends Span {
  /** Where what follows its keywords begins. */
  readonly body: number;
  /** How many names it assigns or declares. */
  readonly parts: number;
  /** What ends it: a semicolon, or nothing. */
  readonly end: string;
}
