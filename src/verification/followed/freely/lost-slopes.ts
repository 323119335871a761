/*
 * A gradient that is right of what an activation gives, whatever else its name says: if all that is made of it is
 * off, and right once it is taken for that of what goes in, the slope is missing in it, and nowhere else.
 */
import type { Tape } from '../../../tape/tape';
import { perObject } from '../../../text/remembering';
import { behindClaims, type Claim, type ClaimGroup } from '../claims/claim';
import { meantInside } from '../claims/inside';
import { worth } from '../machine/products';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { type ActivatedWire, activationsOf } from './activated';
import { close } from './match';

/** So many gradients have to be off for one slope: what one of them lacks it may lack itself. */
const fewestOff = 2;

/** Whether one is another that has been there before: nothing has been done to it, though it has a name of its own. */
function isAgain({ claims, stores }: ClaimGroup, before: ClaimGroup, tape: Tape): boolean {
  const known = new Set(before.claims.map(({ node }) => tape.sourceOf(node)));
  return before.stores[0] < stores[0] && claims.every(({ node }) => known.has(tape.sourceOf(node)));
}

export function withLostSlopes(measured: MeasuredUnit): MeasuredUnit {
  const { groups, run, leads, points, bench } = measured;
  const { tape } = run.file;
  if (!groups.some(({ found }) => found === null)) return measured;
  const activations = activationsOf(tape, leads);
  const behind = perObject(({ group }: MeasuredGroup) => behindClaims(tape, group.claims));
  const changed = new Map<MeasuredGroup, ClaimGroup>();
  for (const own of groups) {
    const { group, found, proves } = own;
    const isOpen = group.free === 'variable' || group.open?.kind === 'wire';
    const again = groups.some((each) => each.proves && isAgain(group, each.group, tape));
    if (found === 'unknown' || (isRight(found) && !((proves || again) && isOpen))) continue;
    const made = groups.filter(
      (each) => each !== own && group.claims.some(({ node }) => behind(each).has(node)),
    );
    if (made.length < (again ? 1 : fewestOff) || made.some((each) => each.found !== null)) continue;
    const claims = group.claims.flatMap((claim): Claim[] => {
      const isIts = ({ after }: ActivatedWire) =>
        isRight(found)
          ? after === tape.sourceOf(claim.of)
          : points.every((point) => close(point.value(claim.node), point.gradient(after)));
      const activation = activations.find(isIts);
      return activation ? [{ ...claim, of: activation.before }] : [];
    });
    if (claims.length < group.claims.length) continue;
    const replaced = points.map((point) => {
      const gradients = bench.reverse(point, new Map(claims.map(({ node, of }) => [of, point.value(node)])));
      return { point, gradients };
    });
    bench.close();
    const fits = (each: ClaimGroup) =>
      replaced.every(({ point, gradients }) =>
        each.claims.every(
          ({ node, of, times }) =>
            Math.abs(point.value(node) - gradients[of] * (again && times ? worth(times, point) : 1)) <=
            1e-9 * point.scale(of),
        ),
      );
    const others = made.map((each) => [each.group, meantInside(each.group, run)].find(fits));
    if (others.some((other) => !other)) continue;
    for (const [k, other] of others.entries()) if (other) changed.set(made[k], other);
    const sentence = `The derivative of the activation is missing: ${group.name} is the gradient of what it gives, not of what goes in.`;
    changed.set(own, { ...group, claims, slip: { kind: 'missing local gradient', sentence } });
  }
  return {
    ...measured,
    groups: groups.map((each) => {
      const group = changed.get(each);
      return group ? { group, found: null, proves: false } : each;
    }),
  };
}
