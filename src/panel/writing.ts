/* The edit that writes a number which was tried into the file. */
import type { Analysis } from '../analysis/model';
import { type Assignment, everyItem, moved } from '../program/statements';
import type { Version } from '../tape/wiring';
import type { Edit } from '../text/edits';
import type { Span } from '../text/span';

/** The edit that makes `value` the input's value in the text; null where it is not written as one number or formula. */
export function writeLiteral(analysis: Analysis, version: Version, value: number): Edit | null {
  const span = version.origin === 'literal' ? literalSpan(analysis, version) : null;
  if (!span) return null;
  return { ...span, text: literal(analysis, value, span) };
}

/** The number as code has it; 2.0 stays a number with a point. */
function literal({ source, writing }: Analysis, value: number, { from, to }: Span): string {
  const text = writing.number(Object.is(value, -0) ? 0 : value);
  const old = source.slice(from, to);
  return /^[-+]?\s*\d+\.0*$/.test(old) && Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

/** Where the input's value stands: the right side of its assignment, or the entry of an array or object. */
function literalSpan({ reading }: Analysis, version: Version): Span | null {
  const { at } = version;
  if (!at) return null;
  if (version.statement < 0) return at;
  for (const { statement, base } of everyItem(reading.items)) {
    if (statement.kind !== 'assignment' || statement.targetAt.from + base !== at.from) continue;
    return statement.operator === '' ? moved(numberIn(statement), base) : null;
  }
  return null;
}

/** A number with its sign, without the types, parentheses and comments around it; else the whole expression. */
function numberIn({ steps, expression }: Assignment): Span {
  const [number, sign, ...more] = steps;
  if (number?.kind !== 'number' || more.length > 0) return expression;
  if (!sign) return { from: number.from, to: number.to };
  const isSign = sign.kind === 'gate' && (sign.gate === 'negate' || sign.gate === 'plus');
  return isSign ? { from: sign.from, to: sign.to } : expression;
}
