/* Edits that move what updates a variable too early below what still reads it, or that above the update: whole lines. */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import type { Edit } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { codeAround } from '../machine/code-parts';
import { ofHelpers, type StoreHeard } from '../machine/stores';

/** So many statements that read it are tried. */
const mostReaders = 3;

/** Edits after which an update stands below what reads the variable, those of the last reader first. */
export function movesOf(
  update: Span,
  name: string,
  stores: readonly StoreHeard[],
  analysis: Analysis,
): Edit[][] {
  const { source } = analysis;
  const isName = new RegExp(`(?<![\\w$.])${name.replace(/[$.]/g, '\\$&')}(?![\\w$])`);
  const readers = stores.flatMap(({ at, code, base }) => {
    if (!code || base >= ofHelpers || at.from <= update.from) return [];
    const { from, to } = moved(code.value, base);
    return isName.test(source.slice(from, to)) ? at.from : [];
  });
  const own = statementsAround(update.from, analysis);
  const seen = new Set<number>();
  return [...new Set(readers)]
    .sort((one, other) => other - one)
    .flatMap((reader) => {
      const others = statementsAround(reader, analysis);
      const depth = own.findIndex(({ from }, k) => from !== others[k]?.from);
      const [early, late] = [own[depth], others[depth]];
      if (!early || !late || seen.has(late.from) || seen.size === mostReaders) return [];
      seen.add(late.from);
      const [above, below] = [early, late].map((each) => linesOf(each, source));
      if (!above || !below || above.to > below.from) return [];
      return [moving(above, below.to, source), moving(below, above.from, source)];
    });
}

/** The statements that a place stands in, the innermost last. */
export function statementsAround(at: number, { reading }: Analysis): Span[] {
  return codeAround(at, reading.follow?.() ?? []).filter(({ isStatement }) => isStatement);
}

/** The lines of a statement; null where something else stands on them. */
export function linesOf({ from, to }: Span, source: string): Span | null {
  const first = source.lastIndexOf('\n', from - 1) + 1;
  const [rest] = /^.*\n?/.exec(source.slice(to)) ?? [''];
  const isAlone = /^\s*$/.test(source.slice(first, from)) && /^[\s;]*((\/\/|#).*)?$/.test(rest.trimEnd());
  return isAlone && rest.endsWith('\n') ? { from: first, to: to + rest.length } : null;
}

function moving({ from, to }: Span, place: number, source: string): Edit[] {
  const gone = { from, to, text: '' };
  const there = { from: place, to: place, text: source.slice(from, to) };
  return place < from ? [there, gone] : [gone, there];
}
