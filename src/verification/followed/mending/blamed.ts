/* Which statements are to blame for a gradient that is wrong: those that an edit mends, or that only numbers tell. */
import { perObject } from '../../../text/remembering';
import { isRight } from '../../groups';
import type { ClaimGroup } from '../claims/claim';
import { type Lapse, Lapses } from '../freely/lapses';
import { isTurned } from '../freely/turned-seeds';
import type { JudgedUnit } from '../judge';
import type { StoreHeard } from '../machine/stores';
import type { MeasuredUnit } from '../measure';
import { groupKey, type Mender, type Mending } from './mend';
import { tracedIn } from './traced';

/** The statements to blame for a gradient, which `isSure` to be wrong, edit or none; none where that can't be told. */
export function* blamedFor(
  group: ClaimGroup,
  mender: Mender,
  judged: JudgedUnit,
  isSure: boolean,
  /** Whether it is worth the while to look at it closely. */
  isLikely: boolean,
): Generator<undefined, readonly Mending[]> {
  const { slip, at, name } = group;
  const lapses = () => lapsesIn(judged.measured).of(group);
  const found: readonly Lapse[] = slip
    ? [{ at, name, ...slip }]
    : group.isDoubtful && group.free
      ? lapses()
      : [];
  const isStale = found[0]?.kind === 'stale';
  // What comes too early is right as it is: no edit of a statement mends it.
  const mending = isStale ? null : yield* mender.mend(group, isSure || isLikely);
  // A step uphill of what is right is to blame itself.
  const isUphill = found[0]?.kind === 'sign' && found[0].at.from !== mending?.at.from;
  if (mending && !(isUphill && makesRight(mending, judged))) return [mending];
  const told = found.length === 0 && isSure ? lapses().filter(({ kind }) => kind === 'stale') : found;
  const moved = told.length === 1 && told[0].kind === 'stale' ? yield* mender.moved(told[0], group) : null;
  if (moved) return [moved];
  const helper = found.length === 0 && isSure ? tracedIn(judged) : null;
  return helper ? [ofHelper(helper, judged)] : found.map((lapse) => asMending(lapse, found, judged));
}

/** A helper with which all that is off would be right. */
function ofHelper({ at, text }: StoreHeard, { groups }: JudgedUnit): Mending {
  const sentence = `With another value in ${text}, all that is made of it would be right: the mistake is here, or in what it is made of.`;
  const rights = new Set(groups.map(({ group }) => groupKey(group)));
  return { at, name: text, candidate: { kind: 'formula', rank: 0, sentence, edits: [] }, rights };
}

/** What numbers tell of a unit is looked for once, for all of its gradients. */
const lapsesIn = perObject((measured: MeasuredUnit) => new Lapses(measured));

/** Whether a statement makes a gradient that is right, and goes the same way as what comes from above. */
function makesRight({ at }: Mending, { groups, measured }: JudgedUnit): boolean {
  return groups.some(
    ({ group, judgement }) =>
      isRight(judgement) &&
      !isTurned(group, measured) &&
      group.stores.some((k) => measured.run.stores[k].at.from === at.from),
  );
}

/** A mistake without an edit, with all that inherits it. */
function asMending(lapse: Lapse, all: readonly Lapse[], { groups, measured }: JudgedUnit): Mending {
  const { at, name, kind, sentence } = lapse;
  const isSame = (others: readonly Lapse[]) =>
    others.length === all.length && others.every((other, k) => other.at.from === all[k].at.from);
  const inheriting = groups.filter(
    ({ group, judgement }) => !isRight(judgement) && group.isDoubtful && isSame(lapsesIn(measured).of(group)),
  );
  const rights = new Set(inheriting.map(({ group }) => groupKey(group)));
  return { at, name, candidate: { kind, rank: 0, sentence, edits: [] }, rights };
}
