/* Which statements are to blame for a gradient that is wrong: those that an edit mends, or that only numbers tell. */
import { perObject } from '../../../text/remembering';
import { isRight } from '../../groups';
import type { ClaimGroup } from '../claims/claim';
import { type Lapse, Lapses } from '../freely/lapses';
import type { JudgedUnit } from '../judge';
import type { MeasuredUnit } from '../measure';
import type { Mender, Mending } from './mend';
import { groupKey } from './trials';

/** The statements to blame for a gradient, which `isSure` to be wrong, edit or none; none where that can't be told. */
export function* blamedFor(
  group: ClaimGroup,
  mender: Mender,
  judged: JudgedUnit,
  isSure: boolean,
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
  const mending = isStale ? null : yield* mender.mend(group, isSure);
  // A step uphill of what is right is to blame itself.
  const isUphill = found[0]?.kind === 'sign' && found[0].at.from !== mending?.at.from;
  if (mending && !(isUphill && makesRight(mending, judged))) return [mending];
  const isTold = ({ kind }: Lapse) => (group.free === 'step' ? kind !== 'sign' : kind === 'stale');
  const told = found.length === 0 && isSure ? lapses().filter(isTold) : found;
  const moved = told.length === 1 && told[0].kind === 'stale' ? yield* mender.moved(told[0], group) : null;
  const all = told.filter(({ kind }) => found.length > 0 || kind !== 'stale');
  return moved ? [moved] : all.map((lapse) => asMending(lapse, all, judged));
}

/** What numbers tell of a unit is looked for once, for all of its gradients. */
const lapsesIn = perObject((measured: MeasuredUnit) => new Lapses(measured));

/** Whether a statement makes a gradient that is right. */
function makesRight({ at }: Mending, { groups, measured: { run } }: JudgedUnit): boolean {
  return groups.some(
    ({ group, judgement }) =>
      isRight(judgement) && group.stores.some((k) => run.stores[k].at.from === at.from),
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
