/* Which statements read each version of a variable: what nobody reads is an output. */
import { grown } from '../tape/tape';

/** One statement that reads the version of a node. */
export interface VersionRead {
  readonly node: number;
  readonly statement: number;
}

/** The statements that read each version, by its node, in flat arrays: a list for each would cost more than the version. */
export class Readers {
  length = 0;
  private statements: Int32Array;
  /** The version that a reader reads. */
  private nodes: Int32Array;
  /** The reader before of the same version, and each version's last; counted from 1. */
  private before: Int32Array;
  private last: Int32Array;

  /** `size` is the number of readers, and `nodes` that of versions, that there is room for at first. */
  constructor(size = 64, nodes = 64) {
    this.statements = new Int32Array(size);
    this.nodes = new Int32Array(size);
    this.before = new Int32Array(size);
    this.last = new Int32Array(nodes);
  }

  isRead(node: number): boolean {
    return node < this.last.length && this.last[node] > 0;
  }

  /** Notes that a statement reads a version, once for each statement. */
  add(node: number, statement: number): void {
    if (node >= this.last.length) this.last = grown(this.last, node + 1);
    const before = this.last[node];
    if (before > 0 && this.statements[before - 1] === statement) return;
    if (this.length === this.statements.length) this.grow();
    this.statements[this.length] = statement;
    this.nodes[this.length] = node;
    this.before[this.length] = before;
    this.last[node] = ++this.length;
  }

  /** Whether all statements that read a version are such. */
  every(node: number, isSuch: (statement: number) => boolean): boolean {
    if (!this.isRead(node)) return true;
    for (let at = this.last[node]; at > 0; at = this.before[at - 1])
      if (!isSuch(this.statements[at - 1])) return false;
    return true;
  }

  /** Forgets what was added last. */
  truncate(length: number): void {
    while (this.length > length) {
      this.length--;
      this.last[this.nodes[this.length]] = this.before[this.length];
    }
  }

  /** What was added from the reader with this number on. */
  tail(first: number): readonly VersionRead[] {
    const nodes = [...this.nodes.subarray(first, this.length)];
    return nodes.map((node, k) => ({ node, statement: this.statements[first + k] }));
  }

  private grow(): void {
    const size = this.length + 1;
    this.statements = grown(this.statements, size);
    this.nodes = grown(this.nodes, size);
    this.before = grown(this.before, size);
  }
}
