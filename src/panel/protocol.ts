/*
 * What the editor and the side panel's page say to each other. Both sides use these types, and nothing else crosses.
 * Positions are offsets into the text of the version that a message names: a page that is behind ignores them.
 */
import type { PageVerdict } from '../drawing/verdict';
import type { Language } from '../engine';
import type { Edit } from '../text/edits';
import type { Span } from '../text/span';

/** Numbers that differ from the file's, as lists of pairs since maps do not survive every messenger. */
export interface NumbersTried {
  /** Values of inputs that the file gives none, by name: kept for the file. */
  readonly inputs: readonly (readonly [name: string, value: number])[];
  /** Values in the place of the file's own, by `inputKey`: a what-if, gone with Reset. */
  readonly whatIf: readonly (readonly [key: string, value: number])[];
}

/** A document as the page reads it: the page runs the same engine on it. */
export interface DocumentState extends NumbersTried {
  readonly uri: string;
  /** The name to show. */
  readonly file: string;
  readonly version: number;
  readonly source: string;
  readonly language: Language;
  readonly outputs: readonly (readonly [scopeId: string, name: string])[];
  readonly gradientNames: readonly string[];
  /** Significant digits. */
  readonly precision: number;
}

/** Why there is no document to show. */
export type Emptiness = 'no editor' | 'other language' | 'waits';

export type ToPage =
  | { readonly kind: 'document'; readonly document: DocumentState }
  | { readonly kind: 'empty'; readonly why: Emptiness; readonly file: string | null }
  | { readonly kind: 'cursor'; readonly version: number; readonly offset: number }
  | { readonly kind: 'verdicts'; readonly version: number; readonly verdicts: readonly PageVerdict[] }
  /** Numbers changed elsewhere: Set Input Value, or another view of the same file. */
  | ({ readonly kind: 'numbers'; readonly version: number } & NumbersTried)
  | { readonly kind: 'pinned'; readonly pinned: boolean };

export type ToEditor =
  /** The page has loaded, and knows nothing yet. */
  | { readonly kind: 'ready' }
  /** Go there, with the focus. */
  | { readonly kind: 'reveal'; readonly version: number; readonly at: Span }
  /** Light these up in the editor; none ends it. */
  | { readonly kind: 'light'; readonly version: number; readonly at: readonly Span[] }
  /** All numbers that differ from the file's now; `settled` when the hand has let go. */
  | ({ readonly kind: 'numbers'; readonly uri: string; readonly settled: boolean } & NumbersTried)
  /** Put what-if numbers into the text, as one step to undo. */
  | {
      readonly kind: 'writeToFile';
      readonly version: number;
      readonly edits: readonly Edit[];
    }
  /** Put values of free inputs into an `@input` comment. */
  | { readonly kind: 'writeDirective'; readonly version: number; readonly inputs: NumbersTried['inputs'] }
  | { readonly kind: 'pin'; readonly pinned: boolean }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'export'; readonly name: string; readonly svg: string }
  | { readonly kind: 'command'; readonly command: PageCommand };

/** Commands that the page's links may run. */
export type PageCommand =
  | 'openExample'
  | 'readLargeFile'
  | 'verifyBackprop'
  | 'setInputValue'
  | 'chooseOutput';
