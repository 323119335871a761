/*
 * Names that mean different things to different people, as `mul` of matrices does: a pass is taken as most of it is right,
 * and nothing is called wrong that is right as someone else means it.
 */
import { isRight, type Judgement } from '../groups';
import type { ClaimGroup } from './claims/claim';
import type { NameMeaning } from './machine/naming';
import type { UnitRun } from './run';

interface SaidGroup {
  readonly group: ClaimGroup;
  readonly judgement: Judgement;
}

interface MeantReading<T> {
  readonly run: UnitRun;
  readonly judged: T | null;
}

interface Meant<T> extends MeantReading<T> {
  /** Whether what is wrong as this is taken may be right as someone else means it. */
  readonly isDoubted: (said: SaidGroup) => boolean;
}

/** A unit as it is meant; `read` follows and judges it with other meanings. */
export function asMeant<T extends { readonly groups: readonly SaidGroup[] }>(
  first: MeantReading<T>,
  read: (meanings: ReadonlySet<NameMeaning>) => MeantReading<T> | null,
): Meant<T> {
  const meanings = [...first.run.machine.meanings];
  const before = sidesOf(first);
  if (meanings.length === 0 || (before.off.size === 0 && before.right.size > 0))
    return { ...first, isDoubted: () => false };
  const choices = meanings.length > 1 ? [...meanings.map((each) => [each]), meanings] : [meanings];
  const others = choices.flatMap((choice) => read(new Set(choice)) ?? []);
  let best = first;
  let most = 0;
  const right = new Set(before.right);
  for (const other of others) {
    const after = sidesOf(other).right;
    for (const key of after) right.add(key);
    const gained = [...after].filter((key) => before.off.has(key) || before.off.size === 0).length;
    const lost = [...before.right].filter((key) => !after.has(key)).length;
    if (gained - lost > most) [best, most] = [other, gained - lost];
  }
  // What has the likelier meaning, and says nothing then, may well have it.
  const isGuess = best !== first && before.right.size === 0 && sidesOf(best).right.size < enough;
  return { ...best, isDoubted: (said) => isGuess || right.has(keyOf(said)) };
}

/** So many gradients are right by no accident as someone else means it. */
const enough = 3;

const keyOf = ({ group }: SaidGroup) => `${group.name} ${group.at.from}`;

/** What is right in a reading, and what is not. */
function sidesOf({ judged }: MeantReading<{ readonly groups: readonly SaidGroup[] }>) {
  const all = judged?.groups ?? [];
  const right = all.filter(({ judgement }) => isRight(judgement));
  return {
    right: new Set(right.map(keyOf)),
    off: new Set(all.filter((each) => !right.includes(each)).map(keyOf)),
  };
}
