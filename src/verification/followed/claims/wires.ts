/* What the numbers of a unit are called: by what holds them, or else as the code writes them. */
import { leavesOf } from '../machine/leaves';
import { plainName } from '../machine/marked';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';

export class WireNames {
  private known: Map<number, Set<string>> | null = null;

  constructor(
    private readonly run: UnitRun,
    /** The code at a place. */
    readonly said: (from: number, to: number) => string,
  ) {}

  /** The name that most of some wires have, each of which may be one of several; null where none has any. */
  commonName(all: readonly (readonly number[])[]): string | null {
    const counts = new Map<string, number>();
    for (const nodes of all)
      for (const name of new Set(nodes.flatMap((node) => [...(this.names.get(node) ?? [])])))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    const [best] = [...counts].sort((one, other) => other[1] - one[1]);
    return best?.[0] ?? null;
  }

  isCalled(node: number, name: string | null): boolean {
    return name !== null && this.names.get(node)?.has(name) === true;
  }

  nameOf(node: number): string {
    return this.namesOf(node)[0] ?? this.codeOf(node);
  }

  /** Whether something that the code calls by a name holds a number. */
  isNamed(node: number): boolean {
    return this.namesOf(node).length > 0;
  }

  private namesOf(node: number): string[] {
    const { names, run } = this;
    return [...(names.get(node) ?? names.get(run.file.tape.sourceOf(node)) ?? [])];
  }

  /** The code that computes a number. */
  codeOf(node: number): string {
    const { tape } = this.run.file;
    return this.said(tape.from[node], tape.to[node]);
  }

  private get names(): ReadonlyMap<number, ReadonlySet<string>> {
    if (this.known) return this.known;
    const { machine, file } = this.run;
    const found = new Map<number, Set<string>>();
    const named = [...machine.stores].sort((one, other) => rankOf(one) - rankOf(other));
    for (const { value, text } of named)
      for (const leaf of leavesOf(value).values())
        for (const node of [leaf, file.tape.sourceOf(leaf)])
          found.set(node, (found.get(node) ?? new Set()).add(text));
    for (const [node, name] of machine.inputNames)
      if (!found.has(node)) found.set(node, new Set([plainName(name).replace(/(\[\d+\])+$/, '')]));
    this.known = found;
    return found;
  }
}

/** What a number is called comes before what its array is, and that before what all such arrays call their numbers. */
function rankOf({ value, root, base }: StoreHeard): number {
  if (base >= ofHelpers) return 3;
  if (typeof value !== 'number') return 1;
  return root.kind === 'member' && /^(data|value|val|w|v)$/.test(root.name) ? 2 : 0;
}
