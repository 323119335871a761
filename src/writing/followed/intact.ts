/* Whether a later write leaves what was read as it was: another element, as far as counters and numbers tell. */
import type { Write } from './facts';
import type { LoopCode, Spot, Worth } from './model';

/** An index that is a counter and a number, or only a number. */
interface Linear {
  readonly counter: string | null;
  readonly offset: number;
}

function linear(index: Worth): Linear | null {
  if (index.kind === 'number') return { counter: null, offset: index.value };
  if (index.kind === 'place') return index.indices.length === 0 ? { counter: index.root, offset: 0 } : null;
  if (index.kind !== 'gate' || (index.gate !== '+' && index.gate !== '-')) return null;
  const [left, right] = index.inputs.map(linear);
  if (!left || !right || right.counter !== null) {
    const isTurned = index.gate === '+' && left && right && left.counter === null;
    return isTurned ? { counter: right.counter, offset: left.offset + right.offset } : null;
  }
  return { counter: left.counter, offset: left.offset + (index.gate === '+' ? 1 : -1) * right.offset };
}

/** Whether a write in the same round of the loops around both is to another element. */
export function isElsewhereNow(read: Spot, { place }: Write, loops: readonly LoopCode[]): boolean {
  return pairs(read, place).some(
    ([one, other]) => isFixed(one, loops) && one.counter === other.counter && one.offset !== other.offset,
  );
}

/** The same of a write in a later round of `loop`, inside of the other loops. */
export function isElsewhereLater(
  read: Spot,
  { place }: Write,
  around: readonly LoopCode[],
  { rounds }: LoopCode,
): boolean {
  return pairs(read, place).some(([one, other]) => {
    if (one.counter !== other.counter) return false;
    if (isFixed(one, around)) return one.offset !== other.offset;
    if (one.counter !== rounds.counter) return false;
    const ahead = (one.offset - other.offset) / rounds.step;
    return ahead <= 0 || !Number.isInteger(ahead);
  });
}

function pairs(read: Spot, written: Spot): [Linear, Linear][] {
  return read.indices.flatMap((index, k): [Linear, Linear][] => {
    const one = linear(index);
    const other = written.indices[k] ? linear(written.indices[k]) : null;
    return one && other ? [[one, other]] : [];
  });
}

function isFixed({ counter }: Linear, loops: readonly LoopCode[]): boolean {
  return counter === null || loops.some(({ rounds }) => rounds.counter === counter);
}

/** Whether a write goes to another element in each round of all these loops, one after the other. */
export function isOncePerRound({ place, isPush }: Write, loops: readonly LoopCode[]): boolean {
  if (isPush) return true;
  const counters = place.indices.flatMap((index) => linear(index)?.counter ?? []);
  return loops.every(({ rounds }) => counters.includes(rounds.counter));
}
