/* What a unit's code can call, and the reader for it. */
import type { Analysis } from '../../analysis/model';
import type { FunctionCode } from '../../program/code';
import { identifiersIn } from '../../text/identifiers';
import { CodeReader } from './lower';
import { NoPass } from './model';
import { functionOf } from './places';

/** Reads code whose places count from `base`; `unit` is all of it. */
export function readerOf(analysis: Analysis, instance: string, base: number, unit: unknown): CodeReader {
  const { dialect, source, reading, writing } = analysis;
  const { structures, names } = dialect;
  if (!structures) throw new NoPass('Passes for code like this are not written in this language.');
  const functions = new Map<string, { readonly code: FunctionCode; readonly base: number }>();
  const imports = new Map<string, string>();
  for (const { code, base: from } of reading.follow?.() ?? []) {
    const named = functionOf(code);
    if (named) functions.set(named.name, { code: named.code, base: from });
    if (code.kind === 'import') for (const [name, path] of code.names) imports.set(name, path);
  }
  const around = { source, reading, names, writing, structures, functions, imports, instance };
  return new CodeReader(around, base, unit);
}

/** The words of the file. */
export function wordsOf({ source }: Analysis): ReadonlySet<string> {
  return new Set(identifiersIn(source));
}
