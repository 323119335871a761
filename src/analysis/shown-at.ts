/* What is shown of a version where it stands, or is read: by itself, or in the last call of its function. */
import type { Occurrence } from '../circuits/occurrences';
import { holds, type Version } from '../tape/wiring';
import { functionInCallsAt, type PlaceInCalls, readAt } from './calls';
import type { Analysis, Circuit, Variable } from './model';
import { variableFor } from './variables';

export interface ShownAt extends Omit<PlaceInCalls, 'circuit'> {
  readonly circuit: Circuit | undefined;
  /** What it is in its own scope, with parameters that may be assumed; null where it is nothing there. */
  readonly byItself: Variable | null;
  /** The file calls its function, and does not come here the last time. */
  readonly isPassedBy: boolean;
}

/** What shows of the variable that stands at a place; null where that is none. */
export function shownAt(
  analysis: Analysis,
  { version, from }: Pick<Occurrence, 'version' | 'from'>,
): ShownAt | null {
  const circuit = version && analysis.circuits.find(({ wiring }) => holds(wiring, version.node));
  const byItself = version && (analysis.variableOf.get(version) ?? unlisted(analysis, version, circuit));
  if (!byItself) return null;
  const inCalls = functionInCallsAt(analysis, from);
  // A read shows what its variable was given; that may have been outside of the function.
  const here = inCalls?.places.get(version.at?.from ?? readAt(from));
  if (here) return { ...here, byItself, isPassedBy: false };
  const isPassedBy = byItself.assumed && inCalls !== null;
  return { variable: byItself, circuit: circuit ?? undefined, calls: [], names: [], byItself, isPassedBy };
}

/** What shows at a place of a function that is called, though it is nothing where the function stands by itself. */
export function shownInCallsAt(analysis: Analysis, offset: number): ShownAt | null {
  for (const [key, place] of functionInCallsAt(analysis, offset)?.places ?? []) {
    const { at } = place.variable.version;
    if (key >= 0 && at && at.from <= offset && offset <= at.to)
      return { ...place, byItself: null, isPassedBy: false };
  }
  return null;
}

/** What is read of a thing, or of a round before the last. */
function unlisted(
  { numbers, variableOf }: Analysis,
  version: Version,
  circuit: Circuit | null | undefined,
): Variable | null {
  if (!circuit) return null;
  const { wiring } = circuit;
  const { node } = version;
  const assigned = version.inner && wiring.versions.find((each) => each.node === node && !each.helper);
  const known = assigned && variableOf.get(assigned);
  if (known) return known;
  const isOfEarlierRound = () =>
    wiring.versions.some(({ earlier }) => earlier?.some((each) => each.node === node));
  return version.inner || isOfEarlierRound() ? variableFor(version, wiring, numbers, false) : null;
}
