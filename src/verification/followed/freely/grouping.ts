/* Groups of claims of what no name says is a gradient: of what a variable holds, and of what steps one. */
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import type { Claim, ClaimGroup } from '../claims/claim';
import { isRoom } from '../claims/claims';
import type { WireNames } from '../claims/wires';
import { gradientIn, type StepHeard } from '../machine/steps';
import { type AssignCode, nthPlace, standsIn } from '../machine/stores';
import type { UnitRun } from '../run';
import type { Difference } from './differences';
import type { Holding } from './free';

type FreeGroup = Required<Pick<ClaimGroup, 'name' | 'of' | 'claims' | 'stores' | 'at' | 'free'>> &
  Pick<ClaimGroup, 'isTold' | 'isDoubtful' | 'leftOut'>;

/** Whether a call changes what it is of, as `w.add(dw)` does. */
export const isPut = ({ value, sign }: AssignCode): boolean => value.kind === 'call' && sign === value;

/** What is claimed of a gradient whose name does not say so. */
export function freeGroup({ stores, file }: UnitRun, group: FreeGroup): ClaimGroup {
  // Several may begin with one: `let error = 0`, and then another sum on each side of a condition.
  const made = group.stores.find((k) => !isRoom(stores[k], file.tape)) ?? group.stores[0];
  const nth = nthPlace(stores, made);
  return { ...group, isPartial: false, isEmpty: false, open: null, byRounds: null, nth };
}

/** What a variable holds that comes from above to some numbers: it is off only where an edit makes it right. */
export function aboveGroup(
  run: UnitRun,
  { name, leaves, stores }: Holding,
  wires: Difference['leaves'],
  of: string,
): ClaimGroup {
  const claims = wires.map(({ node, seed }, k) => ({
    place: leaves[k].place,
    node: seed,
    of: node,
    before: -1,
    states: [],
  }));
  const at = run.stores[stores[stores.length - 1]].at;
  return freeGroup(run, { name, of, claims, stores, at, free: 'variable', isDoubtful: true });
}

/**
 * What a statement claims that steps something; `isPlain` where what it steps along has a name. The nth part of the term is
 * the gradient. null where it has no target.
 */
export function stepGroup(
  run: UnitRun,
  steps: readonly StepHeard[],
  claims: readonly Claim[],
  nth: number,
  wires: WireNames,
): { readonly group: ClaimGroup; readonly isPlain: boolean; readonly isPut: boolean } | null {
  const stores = steps.map(({ store }) => store);
  const { code, base, text, at, value } = run.stores[stores[0]];
  const target = code && ('targets' in code ? code.targets[0] : code.target);
  if (!code || !target) return null;
  // `w.add(dw)` says what it adds.
  const put = code.value.kind === 'call' && isPut(code) ? code.value.args.at(-1)?.value : undefined;
  const { from, to, isPlain, hasRate } = gradientIn(target, code.operator, put ?? code.value, nth);
  const [{ node }] = claims;
  // `rate * (d - decay * w)` goes along d.
  const isPart = steps[0].terms.some((term) => term.nth === nth && term.node !== node) && !isPlain;
  const isSaid = put !== undefined || typeof value === 'number';
  const name = isPart ? wires.nameOf(node) : isSaid ? wires.said(from + base, to + base) : wires.codeOf(node);
  const isBesideRates = !isPart && isSaid && hasRate;
  const leftOut = isBesideRates ? ratesBeside(run, claims, moved({ from, to }, base)) : new Set<number>();
  const group = freeGroup(run, { name, of: text, claims, stores, at, free: 'step', leftOut });
  return { group, isPlain, isPut: put !== undefined && isPlain };
}

/** The rates of claims that stand beside what their name says, and not in it: the `eta` of `eta * 0.5 * d`. */
export function ratesBeside(
  { file: { tape } }: UnitRun,
  claims: readonly Claim[],
  name: Span,
): ReadonlySet<number> {
  const all = claims.flatMap(({ times }) => times?.rates.map(({ node }) => node) ?? []);
  return new Set(all.filter((node) => !standsIn(name, tape, node)));
}
