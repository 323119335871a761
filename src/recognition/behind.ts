/* Which variables stand behind code that is not read: it had them itself, or from such code before it. */
import type { Tape } from '../tape/tape';
import type { Draft } from './draft';

export class Behind {
  private readonly known = new Map<number, readonly number[]>();

  constructor(
    private readonly draft: Draft,
    /** What comes before the draft. */
    private readonly tape: Tape,
  ) {}

  /**
   * The nodes of the versions behind a node of the draft. Those that others had replaced by then are left out: nobody reads
   * them any more. So code that keeps what it has, statement after statement, does not have more and more.
   */
  of(hub: number): readonly number[] {
    const known = this.known.get(hub);
    if (known) return known;
    const { draft } = this;
    const behind = new Set([hub]);
    const variables: number[] = [];
    for (const node of behind)
      if (draft.versionAt(node)) {
        if (!draft.isReplaced(node, hub)) variables.push(node);
      } else for (const input of this.known.get(node) ?? draft.inputsOf(node, this.tape)) behind.add(input);
    this.known.set(hub, variables);
    return variables;
  }
}
