/* What the code around a place assigns and never reads: it may be what is left out there. */
import type { Expression } from '../../../program/code';
import { rootOf, type SeenCode } from './surroundings';
import { pathOf } from './tree';

/** Members that are assigned and never read, whoever has them. */
export function unreadMembers({ places, assignments }: SeenCode) {
  const seen = new Set(places.filter(({ isHidden }) => !isHidden).map(({ code }) => code));
  const left = new Map<string, number>();
  const count = (key: string, more: number) => left.set(key, (left.get(key) ?? 0) + more);
  for (const { code } of places) for (const key of pathOf(code as Expression).split('.')) count(key, 1);
  const members = assignments.flatMap(({ targets, value, base }) =>
    (/^(function|class|record|text)$/.test(value.kind) ? [] : targets).flatMap((code) =>
      code.kind === 'member' && seen.has(code) ? { code, base } : [],
    ),
  );
  for (const { code } of members) count(code.key, -1);
  return members.filter(({ code }) => left.get(code.key) === 0);
}

/** Whether elements of a list are assigned, and nothing reads it. */
export function isOnlyFilled(path: string, { places, assignments }: SeenCode): boolean {
  const targets = new Set<object>(assignments.flatMap((each) => each.targets));
  return !places.some(({ code }) => rootOf(code) === path && !targets.has(code));
}
