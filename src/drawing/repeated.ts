/* Whether a circuit goes through code more than once, and where. */
import type { Analysis, Circuit } from '../analysis/model';
import type { FileCode } from '../circuits/following/codes';
import type { Span } from '../text/span';
import { Leaves } from './leaves';
import type { Level } from './part';
import { type Opened, Places } from './places';

const leaves = new WeakMap<FileCode, Leaves>();

/** Where the nodes of a circuit belong that has loops or calls; null for one that has none. */
export function placesOf(
  { tape, file }: Analysis,
  { wiring }: Circuit,
  level: Level,
  opened: Opened,
): Places | null {
  const { start, end, versions } = wiring;
  const sections = file.codes ? tape.sections.between(start, end) : [];
  if (!file.codes || sections.length === 0) return null;
  const own = leaves.get(file.codes) ?? new Leaves(file.codes.top);
  leaves.set(file.codes, own);
  const isPart = versions.filter(({ rounds }) => rounds === null);
  const hasOneRound = (at: Span) =>
    isPart.some((version) => version.at && at.from <= version.at.from && version.at.to <= at.to);
  return new Places(
    { tape, leaves: own, opened, hasOneRound },
    { sections, start, end },
    level === 'statements',
  );
}
