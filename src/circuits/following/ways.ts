/*
 * What has decided which way code was gone through in the first round of a loop: where only that round is followed, the
 * others may go another way.
 */
import type { Block, Code, Expression } from '../../program/code';
import type { List, Names, Value } from '../../program/values';

export type WayTaken =
  /** Code was passed over, or gone through so often, because of this; null where it can't be told because of what. */
  | {
      readonly kind: 'passed';
      readonly by: Value | null;
      readonly code: Code | Expression | Block;
      readonly names: Names;
      /** Of how many calls the code around was inside of. */
      readonly depth: number;
    }
  /** This element was read, which is no number, or another written. */
  | { readonly kind: 'read'; readonly of: Value; readonly index: Value; readonly value: Value }
  | { readonly kind: 'written'; readonly of: Value; readonly index: Value }
  /** It was asked how many elements a list has. */
  | { readonly kind: 'counted'; readonly of: List; readonly node: number };

/** Notes the ways of code, as long as anybody asks. */
export class Ways {
  private readonly all: WayTaken[] = [];

  get now(): number {
    return this.all.length;
  }

  add(way: WayTaken): void {
    this.all.push(way);
  }

  /** Those since a moment. */
  since(moment: number): readonly WayTaken[] {
    return this.all.slice(moment);
  }

  /** Nobody asks for those since a moment any more. */
  forget(moment: number): void {
    this.all.length = Math.min(this.all.length, moment);
  }
}
