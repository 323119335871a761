/* The statements that compute something by themselves, and the headers of loops and conditions: what is one node of the drawing. */
import type { Code, Expression, PlacedCode, Target } from '../program/code';
import type { Span } from '../text/span';

/** A statement, or a part of a header, as far as no other is inside of it. */
export interface CodeLeaf extends Span {
  /** Where the gate stands that has its result. */
  readonly result: Span;
  /** What it computes. */
  readonly text: Span;
  /** What it gives that to; null for nothing, or for several. */
  readonly target: Span | null;
  readonly returns: boolean;
  /** The loop whose next round it is for; null for all others. */
  readonly endsRoundOf: Span | null;
}

/** The leaves of a file, by place. */
export class Leaves {
  private readonly all: CodeLeaf[] = [];
  /** The leaf around each, by its place in the list; -1 for none. */
  private readonly around: number[] = [];
  private readonly known = new Map<string, CodeLeaf | null>();

  constructor(codes: readonly PlacedCode[]) {
    for (const { code, base } of codes) for (const leaf of leavesOf(code)) this.all.push(moved(leaf, base));
    this.all.sort((one, other) => one.from - other.from || other.to - one.to);
    const open: number[] = [];
    this.all.forEach(({ from }, k) => {
      while (open.length > 0 && this.all[open[open.length - 1]].to <= from) open.pop();
      this.around.push(open.at(-1) ?? -1);
      open.push(k);
    });
  }

  /** The smallest around a stretch of text; null where there is none. */
  at({ from, to }: Span): CodeLeaf | null {
    const key = `${from}-${to}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const leaf = this.find(from, to);
    this.known.set(key, leaf);
    return leaf;
  }

  private find(from: number, to: number): CodeLeaf | null {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].from <= from) low = middle + 1;
      else high = middle;
    }
    let k = low - 1;
    while (k >= 0 && this.all[k].to < to) k = this.around[k];
    return this.all[k] ?? null;
  }
}

function moved(leaf: CodeLeaf, base: number): CodeLeaf {
  const move = ({ from, to }: Span): Span => ({ from: from + base, to: to + base });
  const { result, text, target, endsRoundOf, returns } = leaf;
  return {
    ...move(leaf),
    result: move(result),
    text: move(text),
    target: target && move(target),
    endsRoundOf: endsRoundOf && move(endsRoundOf),
    returns,
  };
}

/** Goes through a tree, however deep it is. */
function* leavesOf(code: Code): Generator<CodeLeaf> {
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    if ('kind' in part) yield* ownLeaves(part as Code | Expression);
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
}

function ownLeaves(part: Code | Expression): CodeLeaf[] {
  switch (part.kind) {
    case 'assign': {
      // An expression that assigns is a part of a leaf.
      if (!('within' in part)) return [];
      const [target, ...more] = part.targets;
      const to = more.length === 0 && target ? named(target) : null;
      return [{ ...plain(part, part.operator === '' ? part.value : part), target: to }];
    }
    case 'expression':
      return [{ ...expression(part.value), from: part.from, to: part.to }];
    case 'return':
      return part.value ? [{ ...plain(part, part.value), returns: true }] : [];
    case 'if':
    case 'assert':
      return [expression(part.test)];
    case 'switch':
      return [expression(part.of)];
    case 'loop':
      if (part.form === 'each')
        return [expression(part.of), { ...plain(part.target), text: part.of, target: named(part.target) }];
      return [
        ...(part.test ? [expression(part.test)] : []),
        ...(part.update ? [{ ...expression(part.update), endsRoundOf: part }] : []),
      ];
    default:
      return [];
  }
}

function expression(value: Expression): CodeLeaf {
  return value.kind === 'assign' ? { ...plain(value), target: named(value.target) } : plain(value);
}

function plain({ from, to }: Span, result: Span = { from, to }): CodeLeaf {
  return { from, to, result, text: result, target: null, returns: false, endsRoundOf: null };
}

function named(target: Target): Span | null {
  return target.kind === 'name' || target.kind === 'member' || target.kind === 'at' ? target : null;
}
