/* Where in the file a unit stands, for what is said of it and for who asks about a part of the file. */
import type { Span } from '../../text/span';
import type { FollowedPass, Verdict } from '../model';
import { type PassUnit, spanOf } from './units';

/** The code that a unit's verdicts are of, and what of it is nothing but its pass. */
export function standOf(unit: PassUnit, verdicts: readonly Verdict[]): FollowedPass {
  switch (unit.kind) {
    case 'pair': {
      const backward = spanOf(unit.backward);
      return { parts: [spanOf(unit.forward), backward], backward: [backward] };
    }
    case 'operation': {
      const { base } = unit.forward;
      const backward = unit.backward.map(({ from, to }) => ({ from: from + base, to: to + base }));
      return { parts: [spanOf(unit.forward)], backward };
    }
    case 'function':
      return { parts: [spanOf(unit.own)], backward: [] };
    case 'file':
      return { parts: [around(verdicts)], backward: [] };
  }
}

function around(verdicts: readonly Verdict[]): Span {
  const places = verdicts.flatMap(({ at, done }) => [at, done]);
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }) => to)),
  };
}
