/* Whether a value lasts: which statements overwrite it after it was read, in the same round or in a later one. */
import type { ActPath, UnitFacts, Write } from './facts';
import { isElsewhereLater, isElsewhereNow } from './intact';
import type { Act, LoopCode, Spot } from './model';
import type { Speaker } from './speaker';

export class Lasting {
  constructor(
    readonly facts: UnitFacts,
    readonly speaker: Speaker,
  ) {}

  /** The first statement of a block that overwrites the place after it was read; undefined where none does. */
  protected laterWrite(place: Spot, path: ActPath, level: number, isAfter: boolean): number | undefined {
    const { block, index } = path[level];
    const isOwn = level === path.length - 1;
    const loops = loopsOf(path.slice(0, level + 1));
    const indices = this.facts.writesOf(place.root).flatMap((write) => {
      const at = write.path[level];
      if (at?.block !== block || !this.mayChange(write, place) || isElsewhereNow(place, write, loops))
        return [];
      const isSelf = isOwn && !isAfter && at.index === index;
      return at.index > index || isSelf ? [at.index] : [];
    });
    return indices.length > 0 ? Math.min(...indices) : undefined;
  }

  /** Whether a write may change what is read: how long an array is does not rest on its elements. */
  private mayChange({ place, isPush }: Write, read: Spot): boolean {
    if (!this.speaker.isMeasured(read)) return !isPush;
    return (
      place.indices.length <= read.indices.length ||
      (isPush && place.indices.length === read.indices.length + 1)
    );
  }

  /** Whether a later round of a loop overwrites the place. */
  protected isCarried(place: Spot, path: ActPath, level: number): boolean {
    const { block, loop } = path[level];
    const around = loopsOf(path.slice(0, level));
    return this.facts
      .writesOf(place.root)
      .some(
        (write) =>
          write.path[level]?.block === block &&
          this.mayChange(write, place) &&
          loop !== null &&
          !isElsewhereLater(place, write, around, loop),
      );
  }

  protected changesBefore(block: readonly Act[], index: number, root: string): boolean {
    return block.slice(0, index).some((part) => this.facts.changes(part, root));
  }
}

/** The loops that a path leads through. */
function loopsOf(path: ActPath): LoopCode[] {
  return path.flatMap(({ loop }) => loop ?? []);
}
