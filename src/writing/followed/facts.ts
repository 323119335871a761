/* What a unit's code does to its variables: where it writes and reads them, how often they are indexed, whose they are. */
import { type Act, type LoopCode, placeOf, readsOf, type Spot, type Worth } from './model';

/** The statement of a block that code is in; `loop` where the block is a loop's body. */
export interface ActStep {
  readonly block: readonly Act[];
  readonly index: number;
  readonly loop: LoopCode | null;
}

export type ActPath = readonly ActStep[];

/** A write, from the outermost block to its own. */
export interface Write {
  readonly part: Act;
  readonly place: Spot;
  readonly path: ActPath;
  /** It updates what is there, leaving it as it is but for what is added. */
  readonly adds: boolean;
  readonly isPush: boolean;
  readonly value: Worth;
}

interface Read {
  readonly place: Spot;
  readonly path: ActPath;
}

const none: readonly never[] = [];

export class UnitFacts {
  private readonly writes = new Map<string, Write[]>();
  private readonly reads = new Map<string, Read[]>();
  private readonly depths = new Map<string, number>();
  private readonly local = new Map<readonly Act[], Map<string, boolean>>();
  /** What statements may do to variables that are not gone through: all that they touch may move all of it. */
  readonly unread: ReadonlySet<string>[] = [];
  /** The loops' counters. */
  readonly counters = new Set<string>();
  /** Names that say how many or which: no gradient is asked of them. */
  readonly counts = new Set<string>();

  constructor(
    readonly block: readonly Act[],
    /** What code outside of the unit reads of it. */
    private readonly outputs: ReadonlySet<string>,
  ) {
    this.walk(block, [], null);
    this.findDepths();
  }

  writesOf(root: string): readonly Write[] {
    return this.writes.get(root) ?? none;
  }

  readsOf(root: string): readonly Read[] {
    return this.reads.get(root) ?? none;
  }

  get roots(): Iterable<string> {
    return new Set([...this.writes.keys(), ...this.reads.keys()]);
  }

  /** How often a variable is indexed until there is a number. */
  depthOf(root: string): number {
    return this.depths.get(root) ?? 0;
  }

  /** The same of a value. */
  depth(value: Worth): number {
    switch (value.kind) {
      case 'place':
        return Math.max(0, this.depthOf(value.root) - value.indices.length);
      case 'each':
        return 1 + this.depth(value.value);
      case 'list':
        return 1 + Math.max(0, ...value.items.map((item) => this.depth(item)));
      case 'fill':
        return 1;
      case 'copy':
        return this.depth(value.of);
      case 'helper':
        return this.depth(value.body);
      case 'gate':
        return value.gate === 'choose'
          ? Math.max(...value.inputs.slice(1).map((each) => this.depth(each)))
          : 0;
    }
    return 0;
  }

  private walk(block: readonly Act[], around: ActPath, loop: LoopCode | null): void {
    for (const [index, part] of block.entries()) {
      const path = [...around, { block, index, loop }];
      switch (part.kind) {
        case 'set':
          for (const each of part.target.indices) this.read(each, path);
          this.read(part.value, path);
          // What is updated is read, too, but nothing more is made of that.
          this.write({
            part,
            place: part.target,
            path,
            adds: part.update === '+' || part.update === '-',
            isPush: false,
            value: part.value,
          });
          if (part.update === '*' || part.update === '/') this.read(part.target, path);
          break;
        case 'push': {
          this.read(part.value, path);
          const place = part.index ? placeOf(part.to.root, [...part.to.indices, part.index]) : part.to;
          this.write({ part, place, path, adds: false, isPush: true, value: part.value });
          break;
        }
        case 'loop':
          this.counters.add(part.rounds.counter);
          for (const end of [part.rounds.from, part.rounds.to]) this.count(end, path);
          this.walk(part.body, path, part);
          break;
        case 'branch':
          this.read(part.test, path);
          this.walk(part.yes, path, null);
          this.walk(part.no, path, null);
          break;
        case 'give':
          this.read(part.value, path);
          break;
        case 'unread':
          this.unread.push(new Set(part.touched));
      }
    }
  }

  private write(write: Write): void {
    const { root } = write.place;
    const list = this.writes.get(root);
    if (list) list.push(write);
    else this.writes.set(root, [write]);
  }

  private read(value: Worth, path: ActPath): void {
    for (const place of readsOf(value)) this.readPlace(place, path);
    for (const index of countsIn(value)) this.count(index, path);
  }

  /** A number that says how many or which. */
  private count(value: Worth, path: ActPath): void {
    for (const place of readsOf(value)) this.readPlace(place, path);
    for (const root of countNames(value)) this.counts.add(root);
  }

  private readPlace(place: Spot, path: ActPath): void {
    const list = this.reads.get(place.root);
    if (list) list.push({ place, path });
    else this.reads.set(place.root, [{ place, path }]);
  }

  private findDepths(): void {
    const atLeast = (root: string, depth: number) => {
      if (depth > this.depthOf(root)) this.depths.set(root, depth);
    };
    // Each pass may tell more of arrays that are made of others.
    for (let pass = 0; pass < 4; pass++) {
      for (const [root, reads] of this.reads)
        for (const { place } of reads) atLeast(root, place.indices.length);
      for (const [root, writes] of this.writes)
        for (const { place, value, isPush, part } of writes) {
          const own = isPush && part.kind === 'push' ? part.to.indices.length + 1 : place.indices.length;
          atLeast(root, own + this.depth(value));
          const of = value.kind === 'copy' ? value.of : value;
          if (of.kind === 'place') atLeast(of.root, of.indices.length + this.depthOf(root) - own);
        }
      for (const of of this.measured) atLeast(of.root, of.indices.length + 1);
    }
  }

  /** Places whose length is asked for. */
  private get measured(): readonly Spot[] {
    const found: Spot[] = [];
    const open: unknown[] = [this.block];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null || part instanceof Set) continue;
      const node = part as Partial<Extract<Worth, { kind: 'length' | 'extreme' }>>;
      const hasElements = node.kind === 'length' || node.kind === 'extreme';
      if (hasElements && node.of?.kind === 'place') found.push(node.of);
      for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
    }
    return found;
  }

  /** Whether a variable belongs to a block: it begins anew each time, and nothing outside asks for it. */
  isHome(block: readonly Act[], root: string): boolean {
    const known = this.local.get(block) ?? new Map<string, boolean>();
    this.local.set(block, known);
    const is = known.get(root) ?? this.belongs(block, root);
    known.set(root, is);
    return is;
  }

  private belongs(block: readonly Act[], root: string): boolean {
    if (block === this.block) return this.writes.has(root) && !root.includes('.');
    const isDeclared = block.some(
      (part) =>
        (part.kind === 'declare' && part.name === root) ||
        (part.kind === 'set' &&
          part.target.root === root &&
          (part.declares === 'let' || part.declares === 'const')),
    );
    if (isDeclared) return true;
    if (root.includes('.') || this.outputs.has(root) || !this.isLoopBody(block)) return false;
    if (!this.beginsIn(block, root)) return false;
    return this.readsOf(root).every(({ path }) =>
      path.some((step) => step.loop !== null && this.beginsIn(step.block, root)),
    );
  }

  private isLoopBody(block: readonly Act[]): boolean {
    return [...this.writes.values()].some((writes) =>
      writes.some(({ path }) => path.some((step) => step.block === block && step.loop !== null)),
    );
  }

  /** Whether a block gives a variable its value before it asks for it. */
  private beginsIn(block: readonly Act[], root: string): boolean {
    for (const part of block) {
      if (part.kind === 'declare' && part.name === root) return true;
      if (part.kind === 'branch' && !mentions(part.test, root)) {
        if (this.beginsIn(part.yes, root) && this.beginsIn(part.no, root)) return true;
      }
      const isWhole =
        part.kind === 'set' &&
        part.target.root === root &&
        part.target.indices.length === 0 &&
        part.update === '';
      if (isWhole) return !mentions(part.value, root);
      if (this.touches(part, root)) return false;
    }
    return false;
  }

  /** Whether a statement, or one in it, reads or writes a variable. */
  touches(part: Act, root: string): boolean {
    const isIn = ({ path }: { readonly path: ActPath }) =>
      path.some(({ block, index }) => block[index] === part);
    return this.writesOf(root).some(isIn) || this.readsOf(root).some(isIn);
  }

  /** Whether a statement, or one in it, writes a variable. */
  changes(part: Act, root: string): boolean {
    return this.writesOf(root).some(({ path }) => path.some(({ block, index }) => block[index] === part));
  }
}

function mentions(value: Worth, root: string): boolean {
  for (const place of readsOf(value)) if (place.root === root) return true;
  return false;
}

/** The variables in a count; how long an array is says nothing of what is in it. */
function* countNames(value: Worth): Generator<string> {
  if (value.kind === 'place' && value.indices.length === 0) yield value.root;
  if (value.kind === 'gate') for (const input of value.inputs) yield* countNames(input);
}

/** Indices and counts in a value. */
function* countsIn(value: Worth): Generator<Worth> {
  const open: unknown[] = [value];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Set) continue;
    const node = part as Worth;
    if (node.kind === 'place') yield* node.indices;
    if (node.kind === 'sum' || node.kind === 'each') yield* [node.rounds.from, node.rounds.to];
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
}
