/* Which variables stand behind code that is not read: it had them itself, or from such code before it. */
import type { Tape } from '../tape/tape';
import type { Draft } from './draft';

export class Behind {
  private readonly known = new Map<number, readonly number[]>();
  /** The first node after the last statement that reads a version, by the version's node. */
  private readUntil: ReadonlyMap<number, number> | null = null;

  constructor(
    private readonly draft: Draft,
    /** What comes before the draft. */
    private readonly tape: Tape,
  ) {}

  /**
   * The nodes of the versions behind a node of the draft. Those that no statement reads from there on are left out: nothing
   * is shown of them there. So code that keeps what it has, statement after statement, does not have more and more.
   */
  of(hub: number): readonly number[] {
    const known = this.known.get(hub);
    if (known) return known;
    const { draft } = this;
    this.readUntil ??= new Map(
      draft.readings.map(({ node, statement }) => [node, draft.log.before(statement + 1).nodes]),
    );
    const behind = new Set([hub]);
    const variables: number[] = [];
    for (const node of behind)
      if (draft.versionAt(node)) {
        if ((this.readUntil.get(node) ?? 0) > hub) variables.push(node);
      } else for (const input of this.known.get(node) ?? draft.inputsOf(node, this.tape)) behind.add(input);
    this.known.set(hub, variables);
    return variables;
  }
}
