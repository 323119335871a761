/* Mistakes that lie in where something stands: updated too early, never reset, one array for two gradients. */
import type { Mutant } from './kinds';
import type { Gradient, Judged } from './program';

export function moved(program: Judged): Mutant[] {
  return [...early(program), ...unreset(program), ...shared(program)];
}

const indentOf = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0;

/** Each update before a gradient that reads what it changes, so that this reads it too late. */
function early(program: Judged): Mutant[] {
  const lines = program.source.split('\n');
  return program.updates.flatMap((line): Mutant[] => {
    const [, changed, used] = /(\w+)(?:\[[^\]]*\])* [-+]?= (.*)$/.exec(lines[line - 1]) ?? [];
    const isUsed = ({ label }: Gradient) =>
      new RegExp(`\\b${label.replace(/ of .*/, '').replace(/.*\./, '')}\\b`).test(used);
    const own = program.gradients
      .filter(isUsed)
      .flatMap((gradient) => [...gradient.lines, ...gradient.begun]);
    const from = blockStart(lines, line);
    const readers = program.gradients
      .filter((gradient) => !isUsed(gradient))
      .flatMap((gradient) => gradient.lines)
      .filter((each) => each < from && new RegExp(`= .*\\b${changed}\\b`).test(lines[each - 1]));
    if (readers.length === 0) return [];
    const reader = Math.max(...readers);
    const to = blockStart(lines, reader, indentOf(lines[from - 1]));
    if (own.some((each) => each >= to && each < from)) return [];
    const block = lines.slice(from - 1, blockEnd(lines, from));
    const rest = lines.toSpliced(from - 1, block.length);
    return [
      {
        program,
        kind: 'updated too early',
        gradients: program.gradients.filter(({ lines: own }) => own.includes(reader)),
        source: rest.toSpliced(to - 1, 0, ...block).join('\n'),
        lines: [...range(to, to + block.length - 1), reader + block.length],
        what: `${line}: ${lines[line - 1].trim()}  →  moved to line ${to}`,
      },
    ];
  });
}

/** What begins a gradient in a loop that trains, before the loop. */
function unreset(program: Judged): Mutant[] {
  const lines = program.source.split('\n');
  return program.rounds.flatMap((loop) => {
    const end = blockEnd(lines, loop);
    return program.gradients.flatMap((gradient): Mutant[] => {
      const begun = gradient.begun.filter((line) => line > loop && line <= end);
      if (begun.length === 0) return [];
      const rest = lines.filter((_, at) => !begun.includes(at + 1));
      const indent = ' '.repeat(indentOf(lines[loop - 1]));
      const own = begun.map((line) => indent + lines[line - 1].trim());
      return [
        {
          program,
          kind: 'never reset',
          gradients: [gradient],
          source: [...rest.slice(0, loop - 1), ...own, ...rest.slice(loop - 1)].join('\n'),
          lines: [...range(loop, loop + own.length), ...gradient.lines],
          what: `${begun[0]}: ${lines[begun[0] - 1].trim()}  →  moved before the loop`,
        },
      ];
    });
  });
}

/** The array of the gradient that is begun above instead of one of its own. */
function shared(program: Judged): Mutant[] {
  const lines = program.source.split('\n');
  const begun = program.gradients
    .filter((gradient) => gradient.begun.length === 1)
    .sort((one, other) => one.begun[0] - other.begun[0]);
  return begun.slice(1).flatMap((gradient, k): Mutant[] => {
    const above = begun[k];
    const [line, first] = [gradient.begun[0], above.begun[0]];
    const own = lines[line - 1];
    const name = /^\s*(?:(?:const|let|var) )?([\w.]+) = /.exec(lines[first - 1])?.[1];
    const isNear = line - first < 4 && indentOf(own) === indentOf(lines[first - 1]);
    if (!name || !isNear || !/= .*[[(]/.test(own)) return [];
    const now = own.replace(/ = .*?(;?)$/, ` = ${name}$1`);
    return [
      {
        program,
        kind: 'array shared',
        gradients: [gradient, above],
        source: lines.map((text, at) => (at === line - 1 ? now : text)).join('\n'),
        lines: [line, first, ...gradient.lines, ...above.lines],
        what: `${line}: ${own.trim()}  →  ${now.trim()}`,
      },
    ];
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);

/** The line above that a line is a part of and that is not deeper than wanted: itself, or the head of a loop around it. */
function blockStart(lines: readonly string[], line: number, wanted?: number): number {
  const isHead = (text: string) => /^\s*for\b/.test(text);
  let at = line;
  const limit = wanted ?? indentOf(lines[line - 1] ?? '');
  while (at > 1 && indentOf(lines[at - 1] ?? '') > limit) at--;
  const above = lines[at - 2] ?? '';
  // The only line of a small loop takes it along.
  if (wanted === undefined && isHead(above) && isOnly(lines, at)) return at - 1;
  return at;
}

/** Whether a line is all that stands in the block around it. */
function isOnly(lines: readonly string[], line: number): boolean {
  const deep = indentOf(lines[line - 1]);
  return indentOf(lines[line - 2]) < deep && indentOf(lines[line] ?? '') < deep;
}

/** The last line of the block that a line begins: itself, unless deeper lines follow. */
function blockEnd(lines: readonly string[], from: number): number {
  const deep = indentOf(lines[from - 1]);
  let at = from;
  while (at < lines.length && lines[at].trim() !== '' && indentOf(lines[at]) > deep) at++;
  const closes = /^\s*[})\]]/.test(lines[at] ?? '') && indentOf(lines[at] ?? '') === deep && at > from;
  return closes ? at + 1 : at;
}
