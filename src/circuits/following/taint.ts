/* Numbers that rest on what a round of a loop changes: in another round they are others. */
import { opcodeOf } from '../../gates/opcodes';
import type { Tape } from '../../tape/tape';

export class Taint {
  private readonly nodes = new Set<number>();
  /** Those of which it is known what they have decided. */
  private readonly explained = new Set<number>();

  /** `start` is the first node of the round. */
  constructor(
    private readonly tape: Tape,
    private readonly start: number,
  ) {}

  add(nodes: Iterable<number>): void {
    for (const node of nodes) this.nodes.add(node);
  }

  /** Whether a number that has decided something is another one in other rounds. */
  isOther(test: number): boolean {
    this.explain(test);
    return this.nodes.has(test);
  }

  /** Whether the round has made a number of no others: of what things are, or as it stands in the code. */
  isNewConstant(node: number): boolean {
    return node >= this.start && this.tape.isConstant(node);
  }

  /** Finds all that rests on what is known to be another. */
  spread(): void {
    const { nodes, tape } = this;
    for (let k = this.start; k < tape.length; k++)
      if (!nodes.has(k) && tape.inputsOf(k).some((input) => nodes.has(input))) nodes.add(k);
  }

  /** What a condition has decided is known, and what it is made of, as far as that only compares and connects. */
  private explain(test: number): void {
    const open = [test];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.explained.has(at)) continue;
      this.explained.add(at);
      if (conditions.has(this.tape.op[at])) open.push(...this.tape.inputsOf(at));
    }
  }

  /** Whether any of them has decided what was followed, of which nobody has told what that is. */
  decides(): boolean {
    const { tape, nodes, explained } = this;
    for (const node of nodes)
      if (!explained.has(node) && tape.decides(node) && !tape.onlyChooses(node)) return true;
    return false;
  }
}

const conditions = new Set('< <= > >= == != not and or'.split(' ').flatMap((name) => opcodeOf(name) ?? []));
