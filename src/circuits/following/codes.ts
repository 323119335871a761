/* The code of a file as it is followed, by scope. */
import type { FunctionCode } from '../../program/code';
import type { BuiltIns } from '../../program/dialect';
import type { Library } from '../../program/library';
import type { FunctionText, Item } from '../../program/statements';
import { namesIn } from './touches';
import type { PlacedCode } from './world';

/** A function, and what its positions count from. */
export interface PlacedFunction {
  readonly code: FunctionCode;
  readonly base: number;
}

export class FileCode {
  private functions: Map<number, PlacedFunction> | null = null;

  constructor(
    private readonly read: () => readonly PlacedCode[],
    /** Names that the language gives a meaning, which code that is followed leaves them. */
    private readonly fixed: ReadonlySet<string>,
    private readonly library: Library | null,
  ) {}

  /** Whether all of it is of the kinds that are followed. */
  get isPlain(): boolean {
    return this.top.every(({ code }) => isPlain(code, this.fixed, this.library));
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

const plain = new WeakMap<object, boolean>();

/** Whether all of a statement is of the kinds that are followed. */
function isPlain(code: PlacedCode['code'], fixed: ReadonlySet<string>, library: Library | null): boolean {
  const leads = (name: unknown) => typeof name === 'string' && library?.leadsElsewhere(name) === true;
  const found = plain.get(code);
  if (found !== undefined) return found;
  let isOne = true;
  const open: [unknown, boolean][] = [[code, false]];
  for (let next = open.pop(); next !== undefined && isOne; next = open.pop()) {
    const [part, inMethod] = next;
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    const isName = node.kind === 'name' && typeof node.name === 'string';
    if (isName && node.name === 'this' && !inMethod) isOne = false;
    if (isName && leads(node.name)) isOne = false;
    if (node.kind === 'member' && leads(node.key)) isOne = false;
    if (library?.isBeyond?.(node)) isOne = false;
    if (node.kind === 'opaque' && (node.assignsAnything || !node.broken)) isOne = false;
    if (node.plain === false || (Array.isArray(node.decorators) && node.decorators.length > 0)) isOne = false;
    if (node.form === 'getter' || node.form === 'setter') isOne = false;
    const isFunction = 'parameters' in node && 'body' in node;
    if (isFunction && leads(node.name)) isOne = false;
    // Such a function does not see what the body declares.
    if (
      isFunction &&
      (node.parameters as { otherwise: unknown }[]).some(({ otherwise }) => hasFunction(otherwise))
    )
      isOne = false;
    if (node.kind === 'assign' || node.kind === 'loop' || isFunction)
      for (const name of isFunction ? (node.own as string[]) : namesIn(node.targets ?? node.target))
        if (fixed.has(name)) isOne = false;
    for (const [key, inner] of Object.entries(node))
      if (typeof inner === 'object') open.push([inner, inMethod || key === 'methods' || key === 'fields']);
  }
  plain.set(code, isOne);
  return isOne;
}

function hasFunction(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return ('parameters' in part && 'body' in part) || Object.values(part).some(hasFunction);
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
