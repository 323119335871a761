/* Which statements are to blame for a gradient that is wrong: those that an edit mends, or that only numbers tell. */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import { nodesBuiltOn } from '../../../tape/reach';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { isRight } from '../../groups';
import type { ClaimGroup } from '../claims/claim';
import { type Lapse, Lapses } from '../freely/lapses';
import { isTurned } from '../freely/turned-seeds';
import type { JudgedGroup, JudgedUnit } from '../judge';
import { codeAround, type PartAround } from '../machine/code-parts';
import { leavesOf } from '../machine/leaves';
import type { StoreHeard } from '../machine/stores';
import type { MeasuredUnit } from '../measure';
import type { Mender, Mending } from './mend';
import type { EditCandidate } from './statement';
import { groupKey, isAmong } from './trials';

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
    : group.isDoubtful && group.free === 'step'
      ? lapses()
      : [];
  const isTold = ({ kind }: Lapse) => (group.free === 'step' ? kind !== 'sign' : kind === 'stale');
  const told = found.length === 0 && isSure ? lapses() : [];
  // One of two mistakes alone is none.
  const all = told.length > 0 && told.every(isTold) ? told : found;
  const isStale = all[0]?.kind === 'stale';
  // What comes too early is right as it is: no edit of a statement mends it.
  const mending = isStale ? null : yield* mender.mend(group, isSure);
  if (group.isLacking) return mending ? [mending] : [];
  // A step uphill of what is right is to blame itself.
  const isUphill = found[0]?.kind === 'sign' && found[0].at.from !== mending?.at.from;
  // That all updates go up the loss says more than an edit of what they go along.
  if (mending && slip?.kind === 'sign' && mending.at.from === at.from)
    return [{ ...mending, candidate: { ...mending.candidate, ...slip } }];
  const lapse =
    all.length === 1 && all[0].at.from !== mending?.at.from ? asMending(all[0], all, judged) : null;
  // What is to blame for others, too, is so for all of them.
  const isOfMore = mending && [...(lapse?.rights ?? [])].some((key) => !mending.rights.has(key));
  const isKept = mending && !isOfMore && !(isUphill && makesRight(mending, judged));
  // With other numbers in one helper more would be right.
  const above = isKept && isSure && leavesOff(mending, judged) ? mender.helper : null;
  if (above && above.at.from !== mending?.at.from) return yield* traced(above, group, mender, judged);
  if (isKept) return [mending];
  const moved = all.length === 1 && all[0].kind === 'stale' ? yield* mender.moved(all[0], group) : null;
  if (moved) return [moved];
  const shares = all.length === 0 ? yield* mender.mendShares(group) : [];
  if (shares.length > 0) return shares;
  const helper = all.length === 0 && isSure ? mender.helper : null;
  if (!helper) return all.map((lapse) => asMending(lapse, all, judged));
  return yield* traced(helper, group, mender, judged);
}

/** Where a mistake is: of a statement that goes over lines, what stands in a function within it and is mended. */
export function placeOf({ at, candidate }: Mending, { reading, lines }: Analysis): Span {
  const [edit] = candidate.edits;
  if (!edit || edit.from < at.from || edit.to > at.to) return at;
  if (lines.lineOf(edit.from) === lines.lineOf(at.from)) return at;
  const isWithin = (part: PartAround) => part.isStatement && part.from > at.from && part.to <= at.to;
  return codeAround(edit.from, reading.follow?.() ?? []).findLast(isWithin) ?? at;
}

/** Whether a gradient is off that an edit does not mend. */
const leavesOff = ({ rights }: Mending, { groups }: JudgedUnit): boolean =>
  groups.some(({ group, judgement }) => judgement === 'wrong' && !isAmong(rights, group));

/** What a helper has lost that is to blame for all that is off, or else the helper. */
function* traced(
  helper: StoreHeard,
  group: ClaimGroup,
  mender: Mender,
  judged: JudgedUnit,
): Generator<undefined, readonly Mending[]> {
  const solved = yield* mender.solvedIn(helper, group);
  if (solved) return [solved];
  const sentence = `With another value in ${helper.text}, all that is made of it would be right: the mistake is here, or in what it is made of.`;
  return [unmended(judged.groups, { at: helper.at, name: helper.text, kind: 'formula', sentence })];
}

/** What numbers tell of a unit is looked for once, for all of its gradients. */
const lapsesIn = perObject((measured: MeasuredUnit) => new Lapses(measured));

/**
 * Whether a statement, or what stands in one, makes a gradient that is right, and goes the same way as what comes from above, or
 * makes what another step is made of that is right.
 */
function makesRight({ at }: Mending, { groups, measured }: JudgedUnit): boolean {
  const { stores, file } = measured.run;
  const made = stores.flatMap((store) =>
    store.at.from === at.from ? [...leavesOf(store.value).values()] : [],
  );
  const built = nodesBuiltOn(file.tape, made);
  const isStepRight = ({ group, judgement }: JudgedGroup) =>
    group.free === 'step' &&
    isRight(judgement) &&
    group.stores.some((k) => [...leavesOf(stores[k].value).values()].some((node) => built.has(node)));
  if (groups.some(isStepRight)) return true;
  const isIn = ({ at: own, code, base }: StoreHeard) => {
    const value = code && moved(code.value, base);
    return own.from === at.from || (value !== null && value.from <= at.from && at.to <= value.to);
  };
  return groups.some(
    ({ group, judgement }) =>
      isRight(judgement) && !isTurned(group, measured) && group.stores.some((k) => isIn(stores[k])),
  );
}

/** A mistake without an edit, with all that inherits it. */
function asMending(lapse: Lapse, all: readonly Lapse[], { groups, measured }: JudgedUnit): Mending {
  const isSame = (others: readonly Lapse[]) =>
    others.length === all.length && others.every((other, k) => other.at.from === all[k].at.from);
  const inheriting = groups.filter(
    ({ group, judgement }) => !isRight(judgement) && group.isDoubtful && isSame(lapsesIn(measured).of(group)),
  );
  return unmended(inheriting, lapse);
}

/** What no edit mends, and what it puts off. */
function unmended(
  groups: JudgedUnit['groups'],
  { at, name, kind, sentence }: Pick<Lapse, 'at' | 'name' | 'sentence'> & Pick<EditCandidate, 'kind'>,
): Mending {
  const rights = new Set(groups.map(({ group }) => groupKey(group)));
  return { at, name, candidate: { kind, rank: 0, sentence, edits: [] }, rights };
}
