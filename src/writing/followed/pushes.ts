/* Where values come to stand that are put behind the last element of an array. */
import { type LoopRounds, numberValue, placeOf, type Spot, type Worth } from './model';

/** How far an array has come. */
interface Growing {
  /** The loops around the array. */
  readonly loops: readonly LoopRounds[];
  /** Its length before the loop that puts something into it now. */
  length: number;
  /** The loop that puts something into it: only one may. */
  loop: LoopRounds | null;
}

/** Stands among loops for a branch, which is not gone through in every round. */
export const perhaps: LoopRounds = {
  counter: '',
  from: numberValue(0),
  to: numberValue(1),
  inclusive: false,
  step: 1,
};

export class Pushes {
  private readonly arrays = new Map<string, Growing>();

  /** An array is made, with so many elements. */
  begin(place: Spot, value: Worth, loops: readonly LoopRounds[]): void {
    const length = value.kind === 'list' ? value.items.length : value.kind === 'fill' ? Number.NaN : 0;
    this.arrays.set(keyOf(place), { loops, length, loop: null });
  }

  /** The index of the next value; null where it can't be told, as of a second value in a round. */
  push(place: Spot, loops: readonly LoopRounds[]): Worth | null {
    const array = this.arrays.get(keyOf(place));
    if (!array || Number.isNaN(array.length)) return null;
    const own = loops.slice(array.loops.length);
    if (!array.loops.every((loop, k) => loop === loops[k])) return null;
    const [loop] = own;
    if (own.includes(perhaps)) array.length = Number.NaN;
    if (Number.isNaN(array.length)) return null;
    if (own.length === 0) {
      if (array.loop) return null;
      return numberValue(array.length++);
    }
    if (own.length > 1 || array.loop) return null;
    array.loop = loop;
    return indexIn(loop, array.length);
  }
}

/** The number of a round, from 0, and what was there before. */
function indexIn({ counter, from, step }: LoopRounds, before: number): Worth | null {
  if (Math.abs(step) !== 1) return null;
  const at = placeOf(counter);
  if (step === 1 && from.kind === 'number') return moved(at, before - from.value);
  return moved({ kind: 'gate', gate: '-', inputs: step === 1 ? [at, from] : [from, at] }, before);
}

function moved(index: Worth, by: number): Worth {
  if (by === 0) return index;
  return { kind: 'gate', gate: by > 0 ? '+' : '-', inputs: [index, numberValue(Math.abs(by))] };
}

/** An array is told by its root, and how far down it is. */
function keyOf({ root, indices }: Spot): string {
  return `${root} ${indices.length}`;
}
