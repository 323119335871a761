/* The code of a file as it is followed, by scope. */
import type { FunctionCode, PlacedCode } from '../../program/code';
import type { BuiltIns } from '../../program/dialect';
import type { Library } from '../../program/library';
import type { FunctionText, Item } from '../../program/statements';
import { namesIn, touchedBy } from './touches';

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
    /** Names that the language gives a meaning, which code that is followed leaves them. */
    private readonly fixed: ReadonlySet<string>,
    private readonly library: Library | null,
  ) {}

  /** Whether all of it is of the kinds that are followed, or opaque by themselves. */
  get isPlain(): boolean {
    this.plain ??= this.findPlain();
    return this.plain;
  }

  private findPlain(): boolean {
    const all = this.top.map(({ code }) => kindsOf(code, this.fixed, this.library));
    if (!all.every((each) => each.isPlain)) return false;
    const asMembers = all.filter(({ globals }) => globals.size > 0);
    if (asMembers.length === 0) return true;
    const names = new Set(this.top.flatMap((each) => [...globalNames(each)]));
    return !asMembers.some(({ globals }) => [...globals].some((name) => names.has(name)));
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

/** What a statement says of whether its file can be followed. */
interface Kinds {
  readonly isPlain: boolean;
  /** Members of `this` outside of classes, where it may be the global object. */
  readonly globals: ReadonlySet<string>;
}

const kinds = new WeakMap<object, Kinds>();

/** Where a part of code stands, as far as `this` is concerned. */
type PartOf = 'file' | 'function' | 'class';

/** Whether all of a statement is of the kinds that are followed, or opaque by themselves. */
function kindsOf(code: PlacedCode['code'], fixed: ReadonlySet<string>, library: Library | null): Kinds {
  const found = kinds.get(code);
  if (found !== undefined) return found;
  const globals = new Set<string>();
  let isPlain = true;
  const open: [unknown, PartOf][] = [[code, 'file']];
  for (let next = open.pop(); next !== undefined && isPlain; next = open.pop()) {
    const [part, place] = next;
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    if (leadsAway(node, fixed, library)) isPlain = false;
    const isScript = library?.selfIsArgument === false;
    if (isScript && isThis(node) && place === 'file') isPlain = false;
    if (isScript && place === 'function' && isThis(node.of)) {
      if (node.kind === 'member') globals.add(node.key as string);
      else if (node.kind === 'at') isPlain = false;
    }
    const isFunction = isFunctionCode(node) && !node.isArrow;
    for (const [key, inner] of Object.entries(node)) {
      if (typeof inner !== 'object') continue;
      const isOfClass = place === 'class' || key === 'methods' || key === 'fields';
      open.push([inner, isOfClass ? 'class' : isFunction ? 'function' : place]);
    }
  }
  const own = { isPlain, globals };
  kinds.set(code, own);
  return own;
}

const isThis = (part: unknown) =>
  typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'name' && 'name' in part
    ? part.name === 'this'
    : false;

const isFunctionCode = (node: object): node is FunctionCode => 'parameters' in node && 'body' in node;

/** Whether a part of code reaches what can't be told, wherever it stands. */
function leadsAway(
  node: Readonly<Record<string, unknown>>,
  fixed: ReadonlySet<string>,
  library: Library | null,
): boolean {
  const leads = (name: unknown) => typeof name === 'string' && library?.leadsElsewhere(name) === true;
  if (library?.isBeyond?.(node)) return true;
  if (node.kind === 'name') return leads(node.name);
  if (node.kind === 'member') return leads(node.key);
  if (node.kind === 'opaque') return node.assignsAnything === true;
  if (isFunctionCode(node))
    return leads(node.name) || node.own.some((name) => fixed.has(name)) || hidesDefaults(node);
  const assigns = node.kind === 'assign' || node.kind === 'loop';
  return assigns && namesIn(node.targets ?? node.target).some((name) => fixed.has(name));
}

/** Whether functions in the defaults of parameters mean other variables than the body does under the same names. */
function hidesDefaults({ own, parameters }: FunctionCode): boolean {
  const inner = parameters.flatMap(({ otherwise }) => [...functionsWithin(otherwise)]);
  if (inner.length === 0) return false;
  const given = new Set(namesIn(parameters.map(({ target }) => target)));
  return inner.some((each) => {
    const { reads, assigns } = touchedBy(each);
    return own.some((name) => !given.has(name) && (reads.has(name) || assigns.has(name)));
  });
}

function* functionsWithin(part: unknown): Generator<FunctionCode> {
  if (typeof part !== 'object' || part === null) return;
  if (isFunctionCode(part)) yield part;
  else for (const inner of Object.values(part)) yield* functionsWithin(inner);
}

/** Names of the file that are members of the global object, too. */
function* globalNames({ code }: PlacedCode): Generator<string> {
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    const isDeclared = node.declares === 'let' || node.declares === 'const';
    if ((node.kind === 'assign' || node.kind === 'loop') && !isDeclared)
      yield* namesIn(node.targets ?? node.target);
    if (node.kind === 'declare' && !isDeclared) yield* node.names as string[];
    if (node.kind === 'function' && typeof node.name === 'string') yield node.name;
    for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
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
