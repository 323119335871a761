/* What the light bulb calls a fix. */
import type { Analysis } from '../analysis/model';
import { codeLines } from '../text/cells';
import { applyEdits, type Edit } from '../text/edits';

/** Longer code is cut: a menu's entry is one line. */
const longest = 60;

/** What some edits do, for a menu: `Change to "var da = b * dx"`. */
export function fixTitle({ source, writing }: Analysis, edits: readonly Edit[]): string {
  const { separator, end } = writing;
  const quoted = (code: string) => `"${shortened(code, end)}"`;
  const { removed, added } = changedLines(source, applyEdits(source, edits));
  if (removed.length === 1 && added.length === 1)
    return `Change to ${quoted(changedPart(removed[0], added[0], separator))}`;
  if (removed.length === 0) return `Insert ${quoted(added.join(' '))}`;
  if (added.length === 0) return `Remove ${quoted(removed.join(' '))}`;
  const [moved] = movedLine(removed, added);
  return moved === undefined ? `Replace by ${quoted(added.join(' '))}` : `Move ${quoted(moved)}`;
}

/** The lines in which two texts differ, without those that they begin and end with together. */
function changedLines(before: string, after: string): { removed: string[]; added: string[] } {
  const [removed, added] = [codeLines(before), codeLines(after)];
  while (removed.length > 0 && added.length > 0 && removed[0] === added[0]) {
    removed.shift();
    added.shift();
  }
  while (removed.length > 0 && added.length > 0 && removed.at(-1) === added.at(-1)) {
    removed.pop();
    added.pop();
  }
  return { removed, added };
}

/** Of several statements on a line the one that changes. */
function changedPart(before: string, after: string, separator: string): string {
  if (separator === '') return after;
  const old = before.split(separator);
  const parts = after.split(separator);
  const changed = parts.filter((part, i) => part !== old[i]);
  return old.length === parts.length && changed.length === 1 ? changed[0] : after;
}

/** The line that stands elsewhere afterwards, if that is all the difference. */
function movedLine(removed: readonly string[], added: readonly string[]): string[] {
  if (removed.toSorted().join('\n') !== added.toSorted().join('\n')) return [];
  // Taken from one end and put at the other.
  return removed[0] === added.at(-1) ? [removed[0]] : removed.at(-1) === added[0] ? [added[0]] : [];
}

/** Code on one line, without what ends its statement. */
function shortened(code: string, end: string): string {
  const all = code.replace(/\s+/g, ' ').trim();
  const line = end !== '' && all.endsWith(end) ? all.slice(0, -end.length) : all;
  return line.length > longest ? `${line.slice(0, longest - 1)}\u2026` : line;
}
