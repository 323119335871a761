/* Forward code that is written again on the way back, for the values that are not there any more: no more of it than that. */
import type { Writing } from '../../program/dialect';
import type { Structures } from '../../program/structures';
import type { BlockBack } from './blocks-back';
import type { ActPath } from './facts';
import { type Act, isDrawn, type LoopCode, NoPass, type SetCode } from './model';
import type { CodePiece } from './pieces';
import { renameIn } from './renaming';
import type { ValuesBack } from './values';

export class Again {
  constructor(
    private readonly values: ValuesBack,
    private readonly structures: Structures,
    private readonly writing: Writing,
  ) {}

  /** What a block begins with on the way back, and the pieces below it with the names that hold then. */
  before(frame: BlockBack, body: readonly CodePiece[]): readonly CodePiece[] {
    const path = this.values.here;
    let copies: CodePiece[] = [];
    // What is written again may ask for more.
    for (let size = -1; size !== sizeOf(frame); ) {
      size = sizeOf(frame);
      copies = this.block(frame, frame.block, path.slice(0, -1), frame.loop);
    }
    let own = body;
    for (const { root, name, before } of frame.kept)
      if (!this.overwrites(frame, root, before)) own = renameIn(own, name, root);
    return [...this.begun(frame), ...this.taken(frame), ...this.bare(frame), ...copies, ...own];
  }

  /** What statements of the block have read. */
  taken(frame: BlockBack): CodePiece[] {
    return frame.taken.map(({ name, list }) => ({
      kind: 'declare',
      name,
      value: this.structures.taken(list ?? ''),
      changes: false,
    }));
  }

  /** What a statement reads, kept before it runs; with the lists for that above the outermost loop. */
  private reading(frame: BlockBack, act: Act): CodePiece[] {
    const made = frame.reads.flatMap(({ act: other, path, list }): CodePiece[] => {
      const [{ block, index }] = path;
      if (list === null || block[index] !== act || act === other) return [];
      return [{ kind: 'declare', name: list, value: this.structures.empty, changes: false }];
    });
    const kept = frame.reads.flatMap((read): CodePiece[] => {
      if (read.act !== act) return [];
      const outer = this.values.here.slice(0, -1);
      const text = this.values.writingAgain(frame, [...outer, ...read.path], () => this.values.kept(read));
      if (read.list === null) return [{ kind: 'declare', name: read.name, value: text, changes: false }];
      return [{ kind: 'line', text: this.structures.pushed(read.list, text) }];
    });
    return [...made, ...kept];
  }

  private overwrites(frame: BlockBack, root: string, from: number): boolean {
    return (
      frame.needs.has(root) &&
      frame.block
        .slice(from)
        .some((part) => this.values.facts.changes(part, root) && this.isCopied(frame, part))
    );
  }

  /** A round begins with what it was given. */
  private begun(frame: BlockBack): CodePiece[] {
    const lists = frame.loop && this.values.lists.get(frame.loop);
    return [...frame.carried].flatMap(([root, name]): CodePiece[] => {
      const list = lists?.get(root) ?? '';
      const taken: CodePiece = { kind: 'declare', name, value: this.structures.taken(list), changes: false };
      const isChanged = frame.needs.has(root);
      return isChanged ? [taken, { kind: 'declare', name: root, value: name, changes: true }] : [taken];
    });
  }

  /** Names that nobody declares in the code that is written again. */
  private bare(frame: BlockBack): CodePiece[] {
    const { facts } = this.values;
    return [...frame.needs].flatMap((root): CodePiece[] => {
      if (frame.carried.has(root) || !facts.isHome(frame.block, root)) return [];
      const writes = facts
        .writesOf(root)
        .filter(({ path }) => path.some(({ block }) => block === frame.block));
      const isDeclared =
        writes.some(({ part }) => part.kind === 'set' && part.declares !== '') ||
        frame.block.some((part) => part.kind === 'declare' && part.name === root);
      const text = isDeclared || writes.length === 0 ? null : this.structures.bare(root);
      return text === null ? [] : [{ kind: 'line', text }];
    });
  }

  private isCopied(frame: BlockBack, part: Act): boolean {
    if (part.kind === 'declare') return frame.needs.has(part.name);
    if (part.kind === 'loop' && this.listsOf(frame, part)) return true;
    const isRead = ({ act, path }: BlockBack['reads'][number]) =>
      act === part || path.some(({ block, index }) => block[index] === part);
    if (frame.reads.some(isRead)) return true;
    return [...frame.needs].some((root) => this.values.facts.changes(part, root));
  }

  private listsOf(frame: BlockBack, loop: LoopCode): ReadonlyMap<string, string> | undefined {
    return frame.block.includes(loop) ? this.values.lists.get(loop) : undefined;
  }

  private block(
    frame: BlockBack,
    block: readonly Act[],
    around: ActPath,
    loop: LoopCode | null,
  ): CodePiece[] {
    return block.flatMap((part, index) => {
      if (!this.isCopied(frame, part)) return [];
      const path = [...around, { block, index, loop }];
      const copies = this.part(frame, part, path);
      const kept = block === frame.block ? this.keeping(frame, part, index) : [];
      return [...kept, ...this.reading(frame, part), ...copies];
    });
  }

  /** Keeps what the statement overwrites. */
  private keeping(frame: BlockBack, part: Act, index: number): CodePiece[] {
    return frame.kept.flatMap(({ root, name, before }): CodePiece[] => {
      if (before !== index || !this.values.facts.changes(part, root)) return [];
      return [{ kind: 'declare', name, value: this.copyOf(root), changes: false }];
    });
  }

  private copyOf(root: string): string {
    const depth = this.values.facts.depthOf(root);
    return depth === 0 ? root : this.structures.copied(root, depth);
  }

  private part(frame: BlockBack, part: Act, path: ActPath): CodePiece[] {
    this.refuseDrawn(frame, part);
    const text = (write: () => string) => this.values.writingAgain(frame, path, write);
    switch (part.kind) {
      case 'set':
        return this.isNeeded(frame, part.target.root)
          ? [{ kind: 'line', text: text(() => this.set(part)) }]
          : [];
      case 'push': {
        if (!this.isNeeded(frame, part.to.root)) return [];
        const pushed = () =>
          this.structures.pushed(this.values.element(part.to, part.to.root), this.values.text(part.value));
        return [{ kind: 'line', text: text(pushed) }];
      }
      case 'declare': {
        const bare = this.structures.bare(part.name);
        return bare === null ? [] : [{ kind: 'line', text: bare }];
      }
      case 'loop':
        return this.loop(frame, part, path);
      case 'branch': {
        const test = text(() => this.values.text(part.test));
        const yes = this.block(frame, part.yes, path, null);
        const no = this.block(frame, part.no, path, null);
        return [{ kind: 'branch', test, yes, no }];
      }
    }
    return [];
  }

  private refuseDrawn(frame: BlockBack, part: Act): void {
    const isAsked =
      part.kind === 'set'
        ? this.isNeeded(frame, part.target.root)
        : part.kind === 'push' && this.isNeeded(frame, part.to.root);
    const value = part.kind === 'branch' ? part.test : isAsked && 'value' in part ? part.value : null;
    if (value && isDrawn(value))
      throw new NoPass(
        'What this calls may give another value when it runs again on the way back: keep it.',
        part.at,
      );
  }

  private isNeeded(frame: BlockBack, root: string): boolean {
    return frame.needs.has(root);
  }

  private set({ target, update, value, declares }: SetCode): string {
    const place = this.values.element(target, target.root);
    const assigned = this.writing.assignment(place, update, this.values.text(value));
    return declares ? `${declares} ${assigned}` : assigned;
  }

  private loop(frame: BlockBack, part: LoopCode, path: ActPath): CodePiece[] {
    const { rounds, body } = part;
    const lists = this.listsOf(frame, part) ?? new Map<string, string>();
    for (const root of lists.keys()) frame.needs.add(root);
    const counting = this.values.writingAgain(frame, path, () => this.values.counting(rounds));
    const keeps = [...lists].map(
      ([root, list]): CodePiece => ({
        kind: 'line',
        text: this.structures.pushed(list, this.copyOf(root)),
      }),
    );
    const copies = this.block(frame, body, path, part);
    const made = [...lists.values()].map(
      (list): CodePiece => ({ kind: 'declare', name: list, value: this.structures.empty, changes: false }),
    );
    return [...made, { kind: 'loop', counting, back: false, body: [...keeps, ...copies] }];
  }
}

function sizeOf({ needs, kept, carried, reads, taken }: BlockBack): number {
  return needs.size + kept.length + carried.size + reads.length + taken.length;
}
