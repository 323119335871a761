/* Whether numbers ask for other code to be followed than the file's own: another number of rounds, another element. */
import { forward } from './generated/passes';
import { Known } from './run';
import { spreadStates } from './states';
import type { Tape } from './tape';
import type { Wiring } from './wiring';

/** Computes the values that a tape has, with its inputs as they are. */
export function computeValues(tape: Tape): void {
  forward(tape, 0, tape.length);
}

/** Whether anything of it depended on numbers what was followed. */
export function decidesAnything(tape: Tape): boolean {
  for (let node = 0; node < tape.length; node++) if (tape.decides(node)) return true;
  return false;
}

/** The nodes on which it depends what was followed, and which are others with the numbers that a tape has now. */
export function othersIn(own: Tape, now: Tape): readonly number[] {
  const others: number[] = [];
  for (let node = 0; node < now.length; node++)
    if (now.decides(node) && !Object.is(own.value[node], now.value[node])) others.push(node);
  return others;
}

/** The nodes of which it was guessed whether they are true, and wrongly, as the values are now. */
export function misguessedIn(tape: Tape): readonly number[] {
  const found: number[] = [];
  for (let node = 0; node < tape.length; node++) if (tape.isMisguessed(node)) found.push(node);
  return found;
}

/** The nodes that are not known where some come out otherwise: those of their scopes, from their circuits on. */
export function doubtedBy(
  others: readonly number[],
  wirings: readonly Wiring[],
  end: number,
): readonly number[] {
  const ranges = new Map<Wiring | null, { from: number; to: number }>();
  for (const other of others) {
    const own = wirings.find((wiring) => wiring.start <= other && other < wiring.end) ?? null;
    const known = ranges.get(own);
    if (known) {
      known.from = Math.min(known.from, own?.start ?? other);
      continue;
    }
    const ends = wirings.flatMap((each) => (own && each.scopeId === own.scopeId ? each.end : []));
    ranges.set(own, { from: own?.start ?? other, to: own ? Math.max(...ends) : end });
  }
  const doubted = new Set<number>();
  for (const { from, to } of ranges.values()) for (let node = from; node < to; node++) doubted.add(node);
  return [...doubted];
}

/** None of these nodes has a number, nor what is made of them. */
export function doubt(tape: Tape, nodes: readonly number[]): void {
  tape.failing = new Set([...tape.failing, ...nodes]);
  spreadStates(tape);
  for (const node of nodes) {
    tape.mark(node, 'failed');
    if (!tape.reasons.has(node)) tape.reasons.set(node, 'with this number other code would run');
  }
}

/** None of these nodes has a gradient. */
export function doubtGradients(known: Uint8Array, nodes: readonly number[]): void {
  for (const node of nodes) known[node] |= Known.reached | Known.unknown;
}
