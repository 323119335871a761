/*
 * Gradients that are called after what an activation gives, and are those of what goes into it: `dz` beside
 * `z = sigmoid(w * x + b)`, where no name but that of z is at hand.
 */
import { firstGate } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { perObject } from '../../../text/remembering';
import { leavesOf } from '../machine/leaves';
import { isMinusOf } from '../machine/products';
import type { UnitRun } from '../run';
import { arePartlyRight, closeness, moves } from './agreement';
import type { Claim, ClaimGroup } from './claim';

/** So many operations make an activation of one number. */
const most = 8;

/**
 * The group as that of what goes into what it is called after, the outermost operation first, up to what has a name of its own:
 * that is the last one, unless there is another gradient of it.
 */
function* insides(group: ClaimGroup, run: UnitRun, claimed?: ReadonlySet<number>): Generator<ClaimGroup> {
  const { tape } = run.file;
  let { claims } = group;
  for (let depth = 0; depth < most; depth++) {
    const inner = claims.flatMap((claim): Claim[] => {
      const of = onlyInput(tape, claim.of);
      if (of === null || isEnd(of)) return [];
      // What goes into several things is meant as what goes into this one.
      return [tape.isInput(of) ? { ...claim, of, by: [tape.sourceOf(claim.of)] } : { ...claim, of }];
    });
    if (inner.length < claims.length) return;
    claims = inner;
    if (!claims.some(({ of }) => isMinusOf(tape, of))) yield { ...group, claims, isInside: true };
    if (claims.some(({ of }) => isNamed(run, of))) return;
  }
  function isEnd(of: number): boolean {
    return !tape.isInput(of) && isNamed(run, of) && claimed?.has(of) !== false;
  }
}

/**
 * The group as the gradient of what goes into what it is called after; null where it is not that. `claimed` are the numbers that
 * have a gradient.
 */
export function asInside(
  group: ClaimGroup,
  points: readonly Point[],
  run: UnitRun,
  leads: ReadonlySet<number>,
  claimed: ReadonlySet<number>,
): ClaimGroup | null {
  for (const inside of insides(group, run, claimed))
    if (closeness(inside.claims, points, leads) !== null) return moves(inside.claims, points) ? inside : null;
  return null;
}

/** What the group would claim as the gradient of what goes into what it is called after, the outermost operation first. */
export const claimsInside = (group: ClaimGroup, run: UnitRun): (readonly Claim[])[] =>
  group.isInside ? [] : [...insides(group, run)].map(({ claims }) => claims);

/** The group, which is off, as others in the same pass are meant: as that of all that goes into what it is called after. */
export const meantInside = (group: ClaimGroup, run: UnitRun): ClaimGroup =>
  [...insides(group, run)].at(-1) ?? group;

/** The only number that moves among those that a number is computed from. */
function onlyInput(tape: Tape, node: number): number | null {
  const at = tape.sourceOf(node);
  if (tape.op[at] < firstGate) return null;
  const moving = new Set([...tape.inputsOf(at)].filter((each) => tape.varies(each)));
  const [only] = moving;
  return moving.size === 1 ? tape.sourceOf(only) : null;
}

/** What goes into the activation that a number is made by; the number itself where it is made by none. */
export function intoActivation(tape: Tape, node: number): number {
  let at = tape.sourceOf(node);
  for (let depth = 0; depth < most; depth++) {
    const input = onlyInput(tape, at);
    if (input === null || tape.isInput(input)) break;
    at = input;
  }
  return at;
}

/** The numbers that variables hold. */
const namedIn = perObject(
  ({ machine: { stores }, file: { tape } }: UnitRun): ReadonlySet<number> =>
    new Set(stores.flatMap(({ value }) => [...leavesOf(value).values()].map((node) => tape.sourceOf(node)))),
);

const isNamed = (run: UnitRun, node: number) => namedIn(run).has(node);

/** Gradients that are off as those of what goes into what they are called after, where some numbers of others are that. */
export function asMeantInside<T extends { readonly group: ClaimGroup; readonly found: unknown }>(
  groups: readonly T[],
  points: readonly Point[],
  run: UnitRun,
  leads: ReadonlySet<number>,
): readonly T[] {
  const meant = groups.map((each) => (each.found === null ? meantInside(each.group, run) : each.group));
  if (!meant.some(({ claims, isInside }) => isInside && arePartlyRight(claims, points, leads))) return groups;
  return groups.map((each, k) => (each.group === meant[k] ? each : { ...each, group: meant[k] }));
}
