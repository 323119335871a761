/*
 * What opaque code can reach without naming it: what functions of a frame read, and in a function what others beside it
 * do. Each time it is asked for, only what has changed is looked up: a file may have as much such code as such names.
 */
import type { Tape } from '../tape/tape';

/** So many nodes are handed out one by one; more stand behind a node of their own. */
const most = 8;

export class Reach {
  private nodes: readonly number[] = [];
  /** Names that have got another meaning since then. */
  private readonly changed = new Set<string>();
  /** All that ever have, since it was restarted. */
  readonly met = new Set<string>();

  constructor(
    private readonly tape: Tape,
    /** The nodes that the value of a name may come from. */
    private readonly sourcesOf: (name: string) => readonly number[],
  ) {}

  /** A name that it reaches has another meaning from here on. */
  changes(name: string): void {
    this.changed.add(name);
    this.met.add(name);
  }

  /** All that it reaches is behind one node from here on. */
  restart(hub: number): void {
    this.nodes = [hub];
    this.changed.clear();
    this.met.clear();
  }

  /** The nodes that it may read, among them those of names that have been assigned anew: it may have kept them. */
  read(): readonly number[] {
    if (this.changed.size === 0) return this.nodes;
    const nodes = new Set(this.nodes);
    for (const name of this.changed) for (const node of this.sourcesOf(name)) nodes.add(node);
    this.changed.clear();
    this.nodes = nodes.size > most ? [this.tape.unread(0, 0, [...nodes])] : [...nodes];
    return this.nodes;
  }
}
