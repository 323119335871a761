/* Where the nodes of a draft stand now. */
import type { Draft } from './draft';

/** Where each node of a scope was written last. A fork keeps what it changes to itself. */
export class Places {
  private readonly changed = new Map<number, number>();
  private readonly table: Int32Array | null;
  /** The same for lists of nodes, as far as they were asked for. */
  private readonly lists = new Map<readonly number[], number[]>();

  constructor(
    { origin, first, end }: Draft,
    private readonly before: Places | undefined,
  ) {
    this.origin = origin;
    this.table = before
      ? null
      : Int32Array.from({ length: end - origin }, (_, k) => (origin + k < first ? origin + k : -1));
  }

  private readonly origin: number;

  /** Where a node stands; itself for one of another scope, -1 for one that stands nowhere yet. */
  get(node: number): number {
    if (node < this.origin) return node;
    return this.table?.[node - this.origin] ?? this.changed.get(node) ?? this.before?.get(node) ?? -1;
  }

  set(node: number, place: number): void {
    if (this.table) this.table[node - this.origin] = place;
    else this.changed.set(node, place);
  }

  /** Where at least the first `count` nodes of a list stand that grows at its end. */
  all(nodes: readonly number[], count: number): readonly number[] {
    const places = this.lists.get(nodes) ?? [];
    this.lists.set(nodes, places);
    while (places.length < count) places.push(this.get(nodes[places.length]));
    return places;
  }
}
