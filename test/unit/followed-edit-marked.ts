/* Marked statements of programs: found, and read by themselves with edits made in them. */
import { javascript } from '../../src/languages/javascript/dialect';
import { python } from '../../src/languages/python/dialect';
import type { Assign } from '../../src/program/code';
import type { Dialect, Reading } from '../../src/program/dialect';
import { applyEdits, type Edit } from '../../src/text/edits';
import { finish } from '../../src/text/pauses';
import type { MarkedProgram } from './followed-edit-programs';
import { partsOf } from './python-code';

/** A statement that computes the gradient of a variable. */
export interface Marked {
  readonly program: MarkedProgram;
  readonly code: Assign;
  readonly base: number;
  readonly of: string;
}

export function dialectOf({ language }: MarkedProgram): Dialect {
  return language === 'python' ? python : javascript('typescript');
}

export function readingOf(program: MarkedProgram): Reading {
  return finish(dialectOf(program).read(program.source));
}

/** The statements of a program whose lines are marked. */
export function markedIn(program: MarkedProgram, reading: Reading = readingOf(program)): Marked[] {
  const found: Marked[] = [];
  for (const { code: top, base } of reading.follow?.() ?? [])
    for (const part of partsOf(top)) {
      if (!('kind' in part && part.kind === 'assign' && 'within' in part)) continue;
      const code = part as Assign;
      const rest = program.source.slice(code.value.to + base).split('\n', 1)[0];
      const [, of] = /(?:\/\/|#) of (.*)$/.exec(rest) ?? [];
      if (of) found.push({ program, code, base, of });
    }
  const placeOf = ({ code, base }: Marked) => code.value.from + base;
  return found.sort((one, other) => placeOf(one) - placeOf(other));
}

export const textIn = ({ program, base }: Marked, { from, to }: { from: number; to: number }) =>
  program.source.slice(from + base, to + base);

/** A statement by itself, with edits made in it; null where it is none any more. */
export function editedAlone(marked: Marked, edits: readonly Edit[]): Marked | null {
  const { program, code, base } = marked;
  const from = (code.declares === '' ? code.targets[0].from : code.within.from) + base;
  const to = code.value.to + base;
  const inside = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  const comment = program.language === 'python' ? '  # of it' : ' // of it';
  // Parentheses around the whole value are closed behind it.
  const rest = program.source
    .slice(to)
    .split('\n', 1)[0]
    .replace(/(?:;|\/\/|#).*$/, '');
  const text = applyEdits(program.source.slice(from, to) + rest, inside);
  const source = `${text}${program.language === 'python' ? '' : ';'}${comment}\n`;
  return markedIn({ ...program, source })[0] ?? null;
}
