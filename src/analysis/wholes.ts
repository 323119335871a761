/*
 * Where a gradient goes back through a function that is written out of several gates, it goes through the whole: these
 * are the wholes on a circuit's ways back.
 */
import type { Tape } from '../tape/tape';
import { type Composite, Composites } from './composite';

/** A gate that reads a node as its input `k`. */
export interface Consumer {
  readonly gate: number;
  readonly k: number;
  readonly local: number;
  readonly open: boolean;
}

/** A function that is written out, and the gate that it ends at. */
export interface Whole {
  readonly root: number;
  readonly composite: Composite;
}

/** Local gradients: `x` is the value, `a` what it is a function of, `b` what the last gate divides by. */
export const wholeText: Readonly<Record<Composite['kind'], string>> = {
  sigmoid: 'x * (1 - x)',
  tanh: '1 - x * x',
  softplus: '1 / (1 + Math.exp(-a))',
  'log of sigmoid': '1 / (1 + Math.exp(a))',
  quotient: '1 / (b * b)',
};

export class Wholes {
  /** By their last gates; null for gates that end none. */
  private readonly known = new Map<number, Composite | null>();
  private readonly composites: Composites;

  constructor(
    tape: Tape,
    private readonly consumers: ReadonlyMap<number, readonly Consumer[]>,
    isEnd: (node: number) => boolean,
    /** Whether a node's value goes by a name. */
    private readonly hasName: (node: number) => boolean,
  ) {
    this.composites = new Composites(tape, isEnd);
  }

  /** Begins anew: other nodes are ends now. */
  forget(): void {
    this.known.clear();
  }

  /** Those among these gates, the farthest first, by each of their own gates. */
  among(gates: readonly number[]): ReadonlyMap<number, Whole> {
    const found = new Map<number, Whole>();
    for (const root of gates) {
      const composite = found.has(root) ? null : this.at(root);
      if (!composite) continue;
      const whole = { root, composite };
      found.set(root, whole);
      for (const gate of composite.inside) found.set(gate, whole);
    }
    return found;
  }

  /** The function that ends at a gate, if its gates serve nothing else and its formula is one to read. */
  private at(root: number): Composite | null {
    const known = this.known.get(root);
    if (known !== undefined) return known;
    const found = this.composites.at(root);
    const isWhole = found !== null && found.inside.size > 0 && this.isAlone(root, found);
    const needsName = found?.kind === 'sigmoid' || found?.kind === 'tanh';
    const composite = isWhole && (!needsName || this.hasName(root)) ? found : null;
    this.known.set(root, composite);
    return composite;
  }

  private isAlone(root: number, { inside }: Composite): boolean {
    const isOwn = ({ gate }: Consumer) => gate === root || inside.has(gate);
    return [...inside].every((node) => (this.consumers.get(node) ?? []).every(isOwn));
  }

  /** The local gradient's number, from the gates. */
  slope({ root, composite: { base, inside } }: Whole): number {
    const slopes = new Map([[root, 1]]);
    const through = (total: number, { gate, local }: Consumer) => total + local * (slopes.get(gate) ?? 0);
    const slopeAt = (node: number) => (this.consumers.get(node) ?? []).reduce(through, 0);
    for (const node of [...inside].sort((one, other) => other - one)) slopes.set(node, slopeAt(node));
    return slopeAt(base);
  }
}
