/* The code of a file as it is followed, by scope. */
import type { FunctionCode, PlacedCode } from '../../program/code';
import type { BuiltIns } from '../../program/dialect';
import type { FunctionText, Item } from '../../program/statements';
import { isPlain, type Meanings } from './plain';
import { touchedBy } from './touches';

/** A function, and what its positions count from. */
export interface PlacedFunction {
  readonly code: FunctionCode;
  readonly base: number;
}

export class FileCode {
  private functions: Map<number, PlacedFunction> | null = null;
  private plain: boolean | null = null;

  constructor(
    private readonly read: () => readonly PlacedCode[],
    private readonly meanings: Meanings,
  ) {}

  /** Whether all of it is of the kinds that are followed, or opaque by themselves. */
  get isPlain(): boolean {
    this.plain ??= isPlain(this.top, this.meanings);
    return this.plain;
  }

  get top(): readonly PlacedCode[] {
    return this.read();
  }

  /** The function that begins where a text does; null for one that is not there. */
  functionAt({ from }: FunctionText, base: number): PlacedFunction | null {
    this.functions ??= new Map(functionsIn(this.top));
    return this.functions.get(from + base) ?? null;
  }
}

function* functionsIn(top: readonly PlacedCode[]): Generator<[number, PlacedFunction]> {
  for (const { code, base } of top) {
    const open: unknown[] = [code];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null) continue;
      if ('parameters' in part && 'body' in part) {
        const own = part as FunctionCode;
        yield [own.from + base, { code: own, base }];
      }
      for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
    }
  }
}

/** Whether a call of a function is followed: it runs at once, and reads its arguments by their names. */
export function isFollowed(code: FunctionCode): boolean {
  return code.plain && !touchedBy(code).reads.has('arguments');
}

/** Whether a scope has anything that straight lines of numbers have not. */
export function isWorthFollowing(items: readonly Item[], names: BuiltIns): boolean {
  return items.some(({ statement }) => {
    if (statement.kind === 'skip') return !statement.broken;
    if (statement.kind === 'assignment' || statement.kind === 'return')
      return statement.steps.some(
        (step) =>
          step.kind === 'unreadable' ||
          (step.kind === 'call' && !names.assumed.has(step.callee) && !names.isFunction(step.callee)),
      );
    return (
      statement.kind === 'definition' &&
      statement.declares !== 'function' &&
      !statement.imported &&
      !statement.blank
    );
  });
}
