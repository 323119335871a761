/*
 * Where several gradients of a unit are off that no edit mends, they hardly have a mistake each: it is in what they are made
 * of, and none of their lines is called wrong.
 */
import type { Verdict } from '../model';

/** Verdicts with what is open in several places as not to be told. */
export function undecided(verdicts: readonly Verdict[]): readonly Verdict[] {
  const open = new Set(
    verdicts.flatMap(({ judgement, kind, at }) => (judgement === 'wrong' && kind === null ? at.from : [])),
  );
  if (open.size < 2) return verdicts;
  return verdicts.map((each): Verdict => {
    const { judgement, kind, at, cause } = each;
    const isOpen = judgement === 'wrong' ? kind === null && open.has(at.from) : open.has(cause?.from ?? -1);
    return isOpen ? { ...each, judgement: 'uncertain', reason, counterexample: null, cause: null } : each;
  });
}

const reason =
  'It is off, and so are others that no edit mends: the mistake may be in what they are made of.';
