/* Whether a circuit goes through code more than once, and where. */
import type { Analysis, Circuit } from '../analysis/model';
import type { FileCode } from '../circuits/following/codes';
import { Leaves } from './leaves';
import type { Level } from './part';
import { type Opened, UnitPlaces } from './places';

const leaves = new WeakMap<FileCode, Leaves>();

/** The leaves of a file that is followed; null for one of straight lines. */
export function leavesIn({ file: { codes } }: Analysis): Leaves | null {
  if (!codes) return null;
  const own = leaves.get(codes) ?? new Leaves(codes.top);
  leaves.set(codes, own);
  return own;
}

/** Where the nodes of a circuit belong that has loops or calls; null for one that has none. */
export function placesOf(
  analysis: Analysis,
  { wiring }: Circuit,
  level: Level,
  opened: Opened,
): UnitPlaces | null {
  const { start, end } = wiring;
  const { tape, file } = analysis;
  const sections = file.codes ? tape.sections.between(start, end) : [];
  const own = sections.length > 0 ? leavesIn(analysis) : null;
  if (!own) return null;
  return new UnitPlaces({ tape, leaves: own, opened }, { sections, start, end }, level === 'statements');
}
