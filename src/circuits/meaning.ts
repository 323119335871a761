/* What a name may mean to an expression, and what expressions ask of the scope that they stand in. */
import type { BuiltIns } from '../program/dialect';
import type { FunctionText } from '../program/statements';

/** A name that is known to be no number, why, and what it was made from. */
export interface NoNumber {
  readonly kind: 'none';
  readonly reason: string;
  readonly nodes: readonly number[];
  /** For a function, what was read where it was made: its defaults. */
  readonly defaults?: readonly number[];
  /** It comes from elsewhere, or something from elsewhere is a part of it. */
  readonly foreign: boolean;
}

/** A name that stands for a library of the language's own, or one of its members: `Math`. */
export interface Alias {
  readonly kind: 'alias';
  readonly path: string;
}

/** What a name means to an expression; a plain number is a node of the tape. */
export type Meaning = number | NoNumber | Alias;

/** A name that stands for a function of the file. */
export interface FunctionName {
  readonly kind: 'function';
  readonly text: FunctionText;
  readonly scope: NameScope;
}

/** What a name stands for when it is called or has members. */
export type Named = NoNumber | Alias | FunctionName | typeof aNumber;

export const aNumber = { kind: 'number' } as const;

/** In the place of an offset: the text does not stand in this scope. */
export const nowhere = -1;

/** What expressions need of the scope that they stand in. */
export interface NameScope {
  /** The meaning of a name that is read at this place in the text, or `nowhere`. */
  read(name: string, from: number, to: number): Meaning;
  /** What a name stands for, null where nobody says; does not count as reading it. */
  peek(name: string): Named | null;
  /**
   * An input for something that only the running code knows: `data[0]`, `readInput()`. It is hidden where all that it
   * is made of stands in the file.
   */
  outside(path: string, from: number, to: number, stable: boolean, hidden: boolean): number;
  /** Code of it that is not followed. */
  readonly opaque: Opaque;
}

/** What expressions need to know of code that is not followed. */
export interface Opaque {
  /** It runs in the statement that is being followed. */
  readonly interrupted: boolean;
  /** The nodes that the value of a name may come from. */
  sourcesOf(name: string): readonly number[];
  /** The nodes that the defaults of a function come from, where these are computed when it is made. */
  defaultsOf(name: string): readonly number[];
  /** The nodes that it may read behind our back, and those that it may have kept. */
  captured(): readonly number[];
  kept(): readonly number[];
  /** Notes that it has the values of these nodes, and gives this one. */
  keep(nodes: readonly number[], result: number): void;
}

/** Whether the language itself says what a name is, and that is no number that anybody could change. */
export function isBuiltIn(name: string, builtIns: BuiltIns): boolean {
  const { constants, nothing, libraries, gates } = builtIns;
  if (constants.has(name) || name === nothing || libraries.has(name) || gates.has(name)) return true;
  return builtIns.isOther(name) && builtIns.changesNothing(name);
}

/** Whether the file, or the language itself, says what a name is that stands for no number of the circuit. */
export function isGiven(name: string, scope: NameScope, builtIns: BuiltIns): boolean {
  const known = scope.peek(name);
  if (known?.kind === 'none') return !known.foreign;
  return known ? known.kind !== 'number' : isBuiltIn(name, builtIns);
}

/** The library, or the part of one, that a name stands for: as the file says, or by habit where it says nothing. */
export function libraryNamed(
  name: string,
  known: Named | null | undefined,
  { usual }: BuiltIns,
): string | undefined {
  if (known) return known.kind === 'alias' ? known.path : undefined;
  return usual.get(name);
}

/** Whether the library that a name stands for, or for a part of, is what it was: it may be a name itself, which may change. */
export function isIntact({ path }: Alias, name: string, scope: Pick<NameScope, 'peek'>): boolean {
  const [library] = path.split('.', 1);
  const found = library === name ? null : scope.peek(library);
  return !found || (found.kind === 'alias' && found.path === library);
}
