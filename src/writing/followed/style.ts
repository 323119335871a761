/* How a file is written, and where new lines go. */
import type { Analysis } from '../../analysis/model';
import { everyItem } from '../../program/statements';
import { type Edit, indentOf, nextLine } from '../../text/edits';
import type { Act } from './model';
import type { Manner } from './pieces';

/** How the code is written that a pass is for. */
export function mannerOf(analysis: Analysis, block: readonly Act[], step: string): Manner {
  const { writing, dialect, reading } = analysis;
  const { structures } = dialect;
  if (!structures) throw new Error('no structures');
  const keywords = new Set([...declaresIn(block)].filter((word) => word !== ''));
  const isOnlyVar = keywords.has('var') && keywords.size === 1;
  let end = writing.end;
  for (const { statement } of everyItem(reading.items)) {
    if (statement.kind !== 'assignment') continue;
    end = statement.within.end;
    break;
  }
  return { writing, structures, usual: isOnlyVar ? 'var' : '', end, step: step || stepIn(analysis) };
}

function* declaresIn(block: readonly Act[]): Generator<string> {
  for (const part of block) {
    if (part.kind === 'set') yield part.declares;
    if (part.kind === 'loop') yield* declaresIn(part.body);
    if (part.kind === 'branch') yield* declaresIn([...part.yes, ...part.no]);
  }
}

/** One step of indentation in the file. */
function stepIn({ source, dialect }: Analysis): string {
  const [, first] = /\n([ \t]+)(?=[^\s*#/])/.exec(source) ?? [];
  return first ?? dialect.structures?.indent ?? '  ';
}

/** Lines below the statement that ends at a place, indented as it is. */
export function insertedBelow(
  analysis: Analysis,
  statementEnd: number,
  lines: readonly string[],
  indent = indentOf(analysis.source, statementEnd),
): Edit {
  const { source } = analysis;
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const code = lines.map((line) => (line === '' ? '' : indent + line)).join(lineEnd);
  const end = analysis.lineEndAfter(statementEnd);
  if (end === null) {
    const blanks = /^[^\S\r\n]*/.exec(source.slice(statementEnd))?.[0].length ?? 0;
    return { from: statementEnd, to: statementEnd + blanks, text: `${lineEnd}${code}${lineEnd}${indent}` };
  }
  const from = nextLine(source, end);
  const isLast = !source.endsWith('\n', from);
  const after = isLast && analysis.lines.cells.length > 0 ? '' : lineEnd;
  return { from, to: from, text: `${isLast ? lineEnd : ''}${code}${after}` };
}
