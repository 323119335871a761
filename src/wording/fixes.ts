/* What the light bulb calls a fix. */
import { applyEdits, type Edit } from '../text/edits';

/** Longer code is cut: a menu's entry is one line. */
const longest = 60;

/** What some edits do, for a menu: `Change to "var da = b * dx"`. */
export function fixTitle(source: string, edits: readonly Edit[]): string {
  const { removed, added } = changedLines(source, applyEdits(source, edits));
  if (removed.length === 1 && added.length === 1)
    return `Change to ${quoted(changedPart(removed[0], added[0]))}`;
  if (removed.length === 0) return `Insert ${quoted(added.join(' '))}`;
  if (added.length === 0) return `Remove ${quoted(removed.join(' '))}`;
  const [moved] = movedLine(removed, added);
  return moved === undefined ? `Replace by ${quoted(added.join(' '))}` : `Move ${quoted(moved)}`;
}

/** The lines in which two texts differ, without those that they begin and end with together. */
function changedLines(before: string, after: string): { removed: string[]; added: string[] } {
  const removed = before.split(/\r?\n/);
  const added = after.split(/\r?\n/);
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
function changedPart(before: string, after: string): string {
  const old = before.split(';');
  const parts = after.split(';');
  const changed = parts.filter((part, i) => part !== old[i]);
  return old.length === parts.length && changed.length === 1 ? changed[0] : after;
}

/** The line that stands elsewhere afterwards, if that is all the difference. */
function movedLine(removed: readonly string[], added: readonly string[]): string[] {
  if (removed.toSorted().join('\n') !== added.toSorted().join('\n')) return [];
  // Taken from one end and put at the other.
  return removed[0] === added.at(-1) ? [removed[0]] : removed.at(-1) === added[0] ? [added[0]] : [];
}

function quoted(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim().replace(/;$/, '');
  return `"${line.length > longest ? `${line.slice(0, longest - 1)}\u2026` : line}"`;
}
