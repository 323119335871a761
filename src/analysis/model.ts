/* All that is known of a file, as plain data. */
import type { Occurrences } from '../circuits/occurrences';
import type { Dialect, Reading, Writing } from '../program/dialect';
import type { GradientNames } from '../recognition/names';
import type { File } from '../recognition/recogniser';
import type { Numbers } from '../tape/numbers';
import type { Tape } from '../tape/tape';
import type { Home, PassLine, Version, Wiring } from '../tape/wiring';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { ShownVersions } from './shown-versions';

/** Numbers for a file's inputs, in the place of those that it gives itself or that are assumed. */
export interface InputNumbers {
  /** For inputs that the file gives no value, by the name as written. */
  readonly inputs?: ReadonlyMap<string, number> | undefined;
  /** For any other input of a circuit, by its key (see `inputKeys`): what if it were this? */
  readonly whatIf?: ReadonlyMap<string, number> | undefined;
}

export interface AnalyzeOptions extends InputNumbers {
  /** What the file is written in. */
  readonly dialect: Dialect;
  /** Numbers to follow the code with for variables that it gives another one, by where these stand. */
  readonly instead?: ReadonlyMap<number, number> | undefined;
  /** Outputs that the user chose, by their scopes' ids. */
  readonly outputs?: ReadonlyMap<string, string> | undefined;
  /** Patterns for the names of gradient variables. */
  readonly gradientNames?: readonly string[] | undefined;
  /** Somebody asks for the backward passes to be verified: look closer for them. */
  readonly asked?: boolean | undefined;
  /** The analysis of an earlier version of the same text, whose statements are used again. */
  readonly previous?: Analysis | undefined;
}

/** One version of a variable, with its numbers. */
export interface Variable {
  readonly name: string;
  readonly role: 'input' | 'intermediate' | 'output';
  /** The name where it is assigned; null for inputs that the file does not assign. */
  readonly definition: Span | null;
  /** null where it can't be known; `reason` says why. */
  readonly value: number | null;
  readonly gradient: number | null;
  /** The value rests on one that was assumed. */
  readonly assumed: boolean;
  readonly gradientAssumed: boolean;
  readonly reason: string | null;
  readonly version: Version;
  /** How often its place was gone through, where that was more than once; null where only the first time was followed. */
  readonly rounds?: number | null;
  /** An array's shape, and its numbers row by row, as `value` and `gradient` are for one number. */
  readonly shape?: readonly number[];
  readonly values?: readonly (number | null)[];
  readonly gradients?: readonly (number | null)[];
}

export interface Output {
  readonly variable: Variable;
  readonly seed: number;
  /** No line of the file sets the seed. */
  readonly given: boolean;
}

/** A line of a hand-written backward pass; helpers have no `of`. */
export interface PassEntry {
  readonly name: string;
  readonly of: string | null;
  readonly at: Span;
  readonly value: number | null;
  readonly assumed: boolean;
  readonly source: PassLine;
}

/** One circuit: its wiring, and the numbers. */
export interface Circuit extends Home {
  readonly outputs: readonly Output[];
  /** One entry a version: inputs that the file does not assign first, then in source order. */
  readonly variables: readonly Variable[];
  readonly pass: (Span & { readonly entries: readonly PassEntry[] }) | null;
  /** Inputs for which the pass has no gradient. */
  readonly missing: readonly string[];
  readonly wiring: Wiring;
}

export interface Skipped extends Span {
  readonly line: number;
  readonly reason: string;
  /** Code around it is followed. */
  readonly within?: true;
}

/** Something that is worth a word where it stands. */
export interface Note extends Span {
  readonly line: number;
  readonly message: string;
  /** Why lines that look like a pass are not taken for one: no longer true where following finds that they are. */
  readonly refuses?: true;
}

/** All that a view needs to know about a file: plain data. */
export interface Analysis {
  readonly source: string;
  readonly dialect: Dialect;
  /** How code is written in the source. */
  readonly writing: Writing;
  /** The statements of the source. */
  readonly reading: Reading;
  /** A stretch of the source as it is said: on one line, without comments. */
  readonly code: (span: Span) => string;
  /** Where the line ends that a place is on, with the comments behind the place; null where code follows on it. */
  readonly lineEndAfter: (place: number) => number | null;
  /** Inline gradients show without being asked for. */
  readonly active: boolean;
  /** Why, or why not, in a clause. */
  readonly why: string;
  readonly circuits: readonly Circuit[];
  /** Variables outside of any circuit: a lone `var a = 2`. */
  readonly loose: readonly Variable[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly Note[];
  readonly lines: Lines;
  readonly tape: Tape;
  /** The values and gradients on it, and why some have none. */
  readonly numbers: Numbers;
  readonly occurrences: Occurrences;
  readonly variableOf: ShownVersions<Variable>;
  /** With the numbers that somebody tries other code would run than what was followed. */
  readonly isOther: boolean;
  /** Names that `@const` holds fixed: no gradient is asked of them. */
  readonly constants: ReadonlySet<string>;
  readonly gradientNames: GradientNames;
  /** What the text says before any number is known. */
  readonly file: File;
  readonly options: AnalyzeOptions;
}
