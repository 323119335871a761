/*
 * One edit for all gradients of a unit that are off. Where there is much of which several are made, as in rounds, the trials
 * of the first would cost those of all others: so an edit that mends all is looked for where one ends, of which no other is
 * made.
 */
import { behindClaims } from '../claims/claim';
import type { JudgedGroup, JudgedUnit } from '../judge';
import type { Mender, Mending } from './mend';
import { much } from './suspects';

/** The gradient that one edit mends together with all others, and that edit; null where none is known. */
export function* mendedTogether(
  { groups, measured }: JudgedUnit,
  mender: Mender,
  isSure: (each: JudgedGroup) => boolean,
): Generator<undefined, { readonly end: JudgedGroup; readonly mending: Mending } | null> {
  const { tape } = measured.run.file;
  const off = groups.filter(({ judgement }) => judgement === 'wrong');
  if (off.length < 2 || tape.length < much) return null;
  const behind = off.map(({ group }) => behindClaims(tape, group.claims));
  const ends = off.filter(
    ({ group: { claims } }, k) =>
      !behind.some((other, n) => n !== k && claims.some(({ node }) => other.has(node))),
  );
  // The one that is made of least in the first round.
  const begins = ({ group: { claims } }: JudgedGroup) =>
    claims.slice(0, 1).map((claim) => ({ ...claim, node: claim.states[0]?.node ?? claim.node }));
  const sizes = new Map(ends.map((each) => [each, behindClaims(tape, begins(each)).size]));
  const [end] = ends.sort((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
  const all = off.map(({ group }) => group);
  const mending = end ? yield* mender.mendAll(end.group, all, isSure(end)) : null;
  return end && mending && { end, mending };
}
