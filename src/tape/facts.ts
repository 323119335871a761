/* Sentences about single nodes, such as why one has no number. Few nodes have any. */

/** What is said of nodes: of the latest ones only, so that what is said of a node goes when the node does. */
export class NodeFacts {
  private readonly sentences = new Map<number, string>();
  /** The nodes that have one, in the order of the tape. */
  private readonly nodes: number[] = [];

  /** Says something of the node that was made last. */
  set(node: number, sentence: string): void {
    if (!this.sentences.has(node)) this.nodes.push(node);
    this.sentences.set(node, sentence);
  }

  get(node: number): string | undefined {
    return this.sentences.get(node);
  }

  has(node: number): boolean {
    return this.sentences.has(node);
  }

  [Symbol.iterator](): Iterator<[number, string]> {
    return this.sentences.entries();
  }

  /** What is said of the nodes from `first` on. */
  since(first: number): readonly (readonly [number, string])[] {
    const said: [number, string][] = [];
    for (let k = this.nodes.length - 1; k >= 0 && this.nodes[k] >= first; k--)
      said.push([this.nodes[k], this.sentences.get(this.nodes[k]) ?? '']);
    return said.reverse();
  }

  /** Forgets what is said of the nodes from `length` on. */
  truncate(length: number): void {
    for (let last = this.nodes.at(-1); last !== undefined && last >= length; last = this.nodes.at(-1)) {
      this.sentences.delete(last);
      this.nodes.pop();
    }
  }
}
