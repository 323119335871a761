/* Notes on @input comments that have no effect. */
import type { InputComment } from '../circuits/assume';
import type { File } from '../recognition/scope';
import type { Scope } from '../recognition/scopes';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Note } from './model';

/** Notes on `@input` comments that change nothing: the code has the value itself, or nothing reads the name. */
export function inputNotes(file: File, scopes: readonly Scope[], lines: Lines): Note[] {
  const { inputComments, open } = file;
  const used = new Set(open.flatMap(({ comment }) => comment ?? []));
  return inputComments.flatMap((comment) => {
    if (used.has(comment)) return [];
    const { from, to, name, value } = comment;
    const message = `@input ${name} = ${value} changes nothing: ${whyUnused(comment, file, scopes, lines)}.`;
    return [{ from, to, line: lines.lineOf(from), message }];
  });
}

function whyUnused(
  comment: InputComment,
  { inputComments, wirings }: File,
  scopes: readonly Scope[],
  lines: Lines,
): string {
  const { name } = comment;
  const home = scopeOf(comment, scopes);
  const later = inputComments.findLast((other) => other.name === name && scopeOf(other, scopes) === home);
  if (later && later !== comment)
    return `line ${lines.lineOf(later.from)} has another, and the last one counts`;
  const place = home?.name === 'top level' ? '' : ` in ${home?.name}`;
  const inside = wirings.filter(({ scope }) => place === '' || scope === home?.name);
  const places = inside.flatMap(({ versions, pass }) => [...versions, ...(pass?.lines ?? [])]);
  const known = places.find((each) => each.name === name);
  if (!known) return `nothing${place || ' here'} reads ${name}`;
  return known.at
    ? `the code itself says what ${name} is, on line ${lines.lineOf(known.at.from)}`
    : `the code itself says what ${name} is`;
}

/** The innermost scope around a comment. */
function scopeOf(comment: Span, scopes: readonly Scope[]): Scope | undefined {
  return scopes.filter(({ from, to }) => from <= comment.from && comment.to <= to).at(-1);
}
