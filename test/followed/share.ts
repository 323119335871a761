/* How much of a program's forward code shows a number, and why the rest does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionsInCalls } from '../../src/analysis/calls';
import type { Analysis, Variable } from '../../src/analysis/model';
import { analyze } from '../unit/analyze';
import { FollowedPython } from './python';
import type { Followable, Written } from './runs';
import { FollowedScript } from './script';

/** The programs in a folder, by their files; those of this folder unless another is named. */
export function programsIn(folder: string): ReadonlyMap<string, Followable> {
  const files = readdirSync(folder).sort();
  return new Map(files.map((file) => [file, programOf(join(folder, file))] as const));
}

export function programOf(file: string): Followable {
  const source = readFileSync(file, 'utf8');
  if (file.endsWith('.py')) return new FollowedPython(source);
  return new FollowedScript(source, file.endsWith('.ts') ? 'typescript' : 'javascript');
}

export interface Share {
  /** Forward lines that assign numbers when they run. */
  readonly lines: number;
  readonly shown: number;
  /** Of the others each, and why. */
  readonly reasons: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}

/** Holds what is shown of a program against the lines that its run goes through. */
export function shareOf(program: Followable): Share {
  const { source, language } = program;
  const analysis = analyze(source, { language });
  const written = program.run();
  const all = [...analysis.circuits.flatMap(({ variables }) => variables), ...analysis.loose];
  const inCalls = functionsInCalls(analysis).flatMap(({ places }) =>
    [...places].flatMap(([from, { variable }]) => (from < 0 ? [] : [variable])),
  );
  const on = (line: number) =>
    [...all, ...inCalls].filter(
      ({ definition }) => definition && analysis.lines.lineOf(definition.from) === line,
    );
  const lines = forwardLines(source, written);
  const without = lines.filter((line) => !on(line).some(isShown));
  const reasons = without.map((line) => ({
    line,
    text: source.split('\n')[line - 1].trim(),
    reason: reasonFor(line, on(line), analysis),
  }));
  return { lines: lines.length, shown: lines.length - without.length, reasons };
}

/** An array shows its numbers or its length. */
const isShown = (variable: Variable) =>
  variable.value !== null || variable.gradient !== null || Object.hasOwn(variable, 'shape');

function reasonFor(
  line: number,
  variables: readonly Variable[],
  { skipped, notes, lines }: Analysis,
): string {
  const around = skipped.filter(({ from, to }) => lines.lineOf(from) <= line && line <= lines.lineOf(to));
  // The last that begins is the innermost.
  return (
    around.at(-1)?.reason ??
    variables.find(({ reason }) => reason)?.reason ??
    notes.find((each) => each.line === line)?.message ??
    'nothing is said'
  );
}

/** The lines at which a run assigns numbers, but those of a backward pass: comments say where one begins and ends. */
function forwardLines(source: string, written: Written): number[] {
  const starts = [0];
  for (const { index } of source.matchAll(/\n/g)) starts.push(index + 1);
  const lineOf = (at: number) => starts.findLastIndex((start) => start <= at);
  const isBackward = backwardLines(source);
  const found = [...written].flatMap(([at, values]) => {
    if (!Number.isInteger(at) || !isNumeric(values.at(-1))) return [];
    const line = lineOf(at);
    return isAssignment(source, starts[line], at) && !isBackward[line] ? [line + 1] : [];
  });
  return [...new Set(found)].sort((one, other) => one - other);
}

function backwardLines(source: string): boolean[] {
  let isInside = false;
  return source.split('\n').map((line) => {
    const [, says] = /^\s*(?:\/\/|#) (backward|forward|update)\b/.exec(line) ?? [];
    if (says) isInside = says === 'backward';
    return isInside;
  });
}

/** A number, or a list of them. */
function isNumeric(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isNumeric);
  return /^(number|bigint|boolean)$/.test(typeof value);
}

/** Whether a place is the target of an assignment, and none of a parameter or in a loop's head. */
function isAssignment(source: string, start: number, at: number): boolean {
  const before = source.slice(start, at).replace(/.*\{(?=.*\S)/, '');
  const after = source.slice(at).split('\n')[0];
  if (
    /^\s*((const|let|var)\s+)?[[{(]?[\w.,\s*[\]:]*$/.test(before) &&
    !/^\s*(for|def|function)\b/.test(before)
  )
    return /[^=!<>]=[^=>]|\+\+|--/.test(after);
  const opened = before.split('(').length - before.split(')').length;
  return opened <= 0 && /^[\w.$#]+(\[[^=\n]*\])*(: [^=]+)?\s*([^\s\w]{0,3}=(?![=>])|\+\+|--)/.test(after);
}
