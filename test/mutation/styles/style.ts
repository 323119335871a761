/* What a style is, a way in which people write backward passes, and what styles are built from. */
import type { Program } from '../program';
import type { Rewriting } from '../runner';
import type { Pass } from './sheet';
import { Sheet } from './sheet';

/** A program in another style. */
export interface Written extends Rewriting {
  readonly source: string;
}

/** A way in which people write a backward pass. */
export interface Style {
  readonly name: string;
  /** The program in this style; null where that would change nothing, or can't be done. */
  readonly write: (program: Program) => Written | null;
  /** It needs a pass that sets its seed; where a program's is given, one with a seed of 1 stands for it. */
  readonly needsSeed?: boolean;
  /** The program that this one is another form of, where it is not the program itself; null where there is none. */
  readonly baseOf?: (program: Program) => Program | null;
}

type Lines = readonly string[] | null;

/** A style that writes the lines of each pass. */
export function ofLines(
  name: string,
  lines: (pass: Pass, sheet: Sheet) => Lines,
  more: Pick<Style, 'needsSeed'> = {},
): Style {
  return ofSheet(name, (sheet) => sheet.written((pass) => lines(pass, sheet)), more);
}

/** A style that has something to say above the forward code. */
export function ofScopes(
  name: string,
  write: (
    pass: Pass,
    sheet: Sheet,
  ) => { readonly above: readonly string[]; readonly lines: readonly string[] } | null,
  more: Pick<Style, 'needsSeed'> = {},
): Style {
  return ofSheet(name, (sheet) => sheet.withScopes((pass) => write(pass, sheet)), more);
}

export function ofSheet(
  name: string,
  write: (sheet: Sheet) => string | null,
  more: Pick<Style, 'needsSeed'> = {},
): Style {
  return ofProgram(name, (program) => write(new Sheet(program)), more);
}

/** A style that works on the text of a program, and leaves its names as they are. */
export function ofProgram(
  name: string,
  write: (program: Program) => string | null,
  more: Pick<Style, 'needsSeed'> = {},
): Style {
  return {
    name,
    write: (program) => {
      const source = write(program);
      if (source === null || source === program.source) return null;
      return { source, language: program.language, names: new Map() };
    },
    ...more,
  };
}

/** One of several, always the same for a program. */
export function choice<T>(some: readonly T[], { file }: Program): T {
  let sum = 0;
  for (const letter of file) sum = sum * 31 + letter.charCodeAt(0);
  return some[sum % some.length];
}

/** Names that a program does not have yet. */
export function fresh(sheet: Sheet, wanted: readonly string[], count: number): string[] {
  const free = (names: readonly string[]) => names.filter((name) => !sheet.names.has(name));
  const numbered = Array.from({ length: count + 9 }, (_, k) => `${wanted[0]}${k + 2}`);
  return [...free(wanted), ...free(numbered)].slice(0, count);
}
