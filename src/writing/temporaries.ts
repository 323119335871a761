/* Chooses where a written backward pass has a temporary, so that it need not say the same thing twice. */
import type { Analysis } from '../analysis/model';
import type { GradientNames } from '../recognition/names';
import type { Wiring } from '../tape/wiring';
import { identifiersIn } from '../text/identifiers';

/** A gate without a name from which paths part to several variables. */
export interface Fork {
  readonly node: number;
  /** How many of the variables below it want their gradients. */
  readonly below: number;
}

/** A temporary is worth its line where it saves the reader so many characters. */
export const worthATemporary = 40;

/** The gates at which the ways back to the wanted nodes part, inside of one statement. */
export function forksOf(
  tape: Analysis['tape'],
  { versions, start, forwardEnd }: Wiring,
  wanted: ReadonlySet<number>,
): Fork[] {
  const named = new Set(versions.map(({ node }) => node));
  const below = new Map<number, ReadonlySet<number>>();
  const forks: Fork[] = [];
  const reach = (node: number): ReadonlySet<number> =>
    named.has(node) ? new Set(wanted.has(node) ? [node] : []) : (below.get(node) ?? new Set());
  for (let gate = start; gate < forwardEnd; gate++) {
    const inputs = tape.inputsOf(gate).map(reach);
    const all = inputs.length === 1 ? inputs[0] : new Set(inputs.flatMap((each) => [...each]));
    below.set(gate, all);
    const parts = inputs.every(({ size }) => size < all.size);
    if (parts && all.size > 1 && !named.has(gate)) forks.push({ node: gate, below: all.size });
  }
  return forks;
}

/** Names for temporaries, t1, t2 and so on, that the file has no other use for. */
export class TemporaryNames {
  next = '';
  private count = 0;

  constructor(
    private readonly analysis: Analysis,
    private readonly names: GradientNames,
  ) {
    this.take();
  }

  /** Goes on to the next name. */
  take(): void {
    const words = new Set(identifiersIn(this.analysis.source));
    do {
      this.next = `t${++this.count}`;
    } while (words.has(this.next) || words.has(this.names.gradientOf(this.next)));
  }
}
