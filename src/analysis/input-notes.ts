/* Notes on @input comments that have no effect. */
import type { InputComment } from '../circuits/assume';
import { lengthOf } from '../program/given';
import type { File } from '../recognition/recogniser';
import type { Scope } from '../recognition/scopes';
import { isTopLevel, type Wiring } from '../tape/wiring';
import type { Lines } from '../text/lines';
import { innermost } from '../text/nesting';
import type { Span } from '../text/span';
import type { Note } from './model';

/** Notes on `@input` comments that change nothing: the code has the value itself, or nothing reads the name. */
export function inputNotes(file: File, scopes: readonly Scope[], lines: Lines): Note[] {
  const { inputComments, open } = file;
  const used = new Set(open.flatMap(({ comment }) => comment ?? []));
  const isUsed = (comment: InputComment) =>
    used.has(comment) ||
    (comment.array !== undefined &&
      (file.lengths.has(comment.array) ||
        inputComments.some(
          (each) => each.array === comment.array && each.from === comment.from && used.has(each),
        )));
  if (inputComments.every(isUsed)) return [];
  const homes = innermost(inputComments, scopes).map((k) => scopes[k]);
  const last = new Map(inputComments.map((comment, k) => [keyOf(comment, homes[k]), comment]));
  const known = new KnownNames(file);
  const why = (comment: InputComment, home: Scope) => {
    const later = last.get(keyOf(comment, home));
    return later && later !== comment
      ? `${lines.said(later.from)} has another, and the last one counts`
      : known.whySaid(comment.array ?? comment.name, home, lines);
  };
  return inputComments.flatMap((comment, k) => {
    const { from, to, array, value } = comment;
    const name = array ?? comment.name;
    // Of an array it is said once.
    if (isUsed(comment) || (array !== undefined && comment.name !== lengthOf(array))) return [];
    const message = `@input ${name}${array === undefined ? ` = ${value}` : ''} changes nothing: ${why(comment, homes[k])}.`;
    return [{ from, to, line: lines.lineOf(from), message }];
  });
}

/** What the comments of one scope for one name have in common. */
function keyOf({ name }: InputComment, { scopeId }: Scope): string {
  return `${scopeId} ${name}`;
}

/** Where the code says what a name is. */
interface KnownName {
  readonly name: string;
  readonly at: Span | null;
}

/** The first place for each name of the circuits of a scope, or of the file. */
class KnownNames {
  private readonly byScope = new Map<string, ReadonlyMap<string, KnownName>>();

  private readonly wirings = new Map<string, Wiring[]>();

  constructor(private readonly file: File) {
    for (const wiring of file.wirings) {
      const list = this.wirings.get(wiring.scopeId) ?? [];
      list.push(wiring);
      this.wirings.set(wiring.scopeId, list);
    }
  }

  whySaid(name: string, home: Scope, lines: Lines): string {
    const place = isTopLevel(home) ? '' : ` in ${home.scope}`;
    const known = this.of(home).get(name);
    if (!known) return `nothing${place || ' here'} reads ${name}`;
    return known.at
      ? `the code itself says what ${name} is, on ${lines.said(known.at.from)}`
      : `the code itself says what ${name} is`;
  }

  private of(home: Scope): ReadonlyMap<string, KnownName> {
    const known = this.byScope.get(home.scopeId);
    if (known) return known;
    const inside = isTopLevel(home) ? this.file.wirings : (this.wirings.get(home.scopeId) ?? []);
    const places = inside.flatMap(({ versions, pass }): KnownName[] => [...versions, ...(pass?.lines ?? [])]);
    const first = new Map(places.reverse().map((each) => [each.name, each]));
    this.byScope.set(home.scopeId, first);
    return first;
  }
}
