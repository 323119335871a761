import type { Analysis } from '../analysis/model';
import { everyItem, moved } from '../program/statements';
import type { Version } from '../tape/circuit';
import type { Span } from '../text/span';

export type Edit = Span & { readonly text: string };

/** The edit that makes `value` the input's value in the text; null where it is not written as one number or formula. */
export function writeLiteral(analysis: Analysis, version: Version, value: number): Edit | null {
  const span = version.origin === 'literal' ? literalSpan(analysis, version) : null;
  if (!span) return null;
  const written = analysis.source.slice(span.from, span.to);
  // A type behind the number stays: 2 as number, 2!, <number>2.
  const number =
    /^(?<before>(?:<[^>]*>\s*)?)[-+]?\s*[\d.][\w.]*(?<after>\s*(?:!|\s(?:as|satisfies)\b[\s\S]*)?)$/.exec(
      written.replace(/e[-+](?=\d)/gi, 'e_'),
    );
  if (!number) return { ...span, text: literal(value, written) };
  const { before = '', after = '' } = number.groups ?? {};
  const from = span.from + before.length;
  const to = span.to - after.length;
  const old = analysis.source.slice(from, to);
  return { from, to, text: literal(value, old) };
}

/** The number as JavaScript has it; 2.0 stays a number with a point. */
function literal(value: number, old: string): string {
  const text = Object.is(value, -0) ? '0' : String(value);
  return /^[-+]?\s*\d+\.0*$/.test(old) && Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

/** Where the input's value stands: the right side of its assignment, or the entry of an array or object. */
function literalSpan({ script }: Analysis, version: Version): Span | null {
  const { at } = version;
  if (!at) return null;
  if (version.statement < 0) return at;
  for (const { statement, base } of everyItem(script.items)) {
    if (statement.kind !== 'assignment' || statement.targetAt.from + base !== at.from) continue;
    return statement.operator === '' ? moved(statement.expression, base) : null;
  }
  return null;
}
