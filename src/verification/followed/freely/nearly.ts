/*
 * What a variable holds that is a gradient but for some of its elements: these are meant as those of the same variable, if an
 * edit makes them so.
 */
import type { Claim } from '../claims/claim';
import { writtenAt } from '../claims/claims';
import { valuesNamed } from '../claims/lost';
import type { WireNames } from '../claims/wires';
import { leavesOf } from '../machine/leaves';
import type { MeasuredGroup } from '../measure';
import type { UnitRun } from '../run';
import type { Holding } from './free';
import { freeGroup } from './grouping';
import type { Match } from './match';

interface Element {
  readonly place: string;
  readonly node: number;
  readonly matches: readonly Match[];
}

/** The gradient that most elements of something are; null where they are not those of one variable, at the same places. */
export function nearlyGroup(
  run: UnitRun,
  { name, stores }: Holding,
  all: readonly Element[],
  wires: WireNames,
): MeasuredGroup | null {
  const { tape } = run.file;
  const plain = ({ times }: Match) => times.rates.length === 0 && times.factor > 0;
  const known = all
    .map((each) => ({ ...each, matches: each.matches.filter(plain) }))
    .filter(({ matches, place }) => matches.length > 0 && place !== '');
  if (known.length < 2) return null;
  const of = wires.commonName(known.map(({ matches }) => matches.map((match) => match.of)));
  if (of === null) return null;
  const isIts = (variable: ReadonlyMap<string, number>) => {
    const right = known.filter(({ place, matches }) => {
      const node = variable.get(place);
      return node !== undefined && matches.some((match) => tape.sourceOf(match.of) === tape.sourceOf(node));
    });
    return right.length > 1 && 2 * right.length >= all.length;
  };
  const variable = valuesNamed(run, of).map(leavesOf).find(isIts);
  const claims = all.map(({ place, node }): Claim | null => {
    const source = variable?.get(place);
    return source === undefined ? null : { place, node, of: source, before: -1, states: [] };
  });
  if (!claims.every((claim) => claim !== null)) return null;
  const [at] = writtenAt(run, stores);
  const group = freeGroup(run, { name, of, claims, stores, at, free: 'variable', isDoubtful: true });
  return { group, found: null, proves: false, isBegun: true };
}
