/*
 * Whether the code of a file can be followed: it reaches none of the file's variables in ways that are not followed, as
 * text does that becomes code, or members of the global object.
 */
import type { FunctionCode, PlacedCode } from '../../program/code';
import type { Library } from '../../program/library';
import { type CodePart, isPart, keyOf } from '../../program/parts';
import { perObject } from '../../text/remembering';
import { namesIn, touchedBy } from './touches';

/** What a language says of names, as far as this is concerned. */
export interface Meanings {
  /** Names that the language gives a meaning, which code that is followed leaves them. */
  readonly fixed: ReadonlySet<string>;
  /** Objects whose members are the variables of the file's top level. */
  readonly globalObjects: ReadonlySet<string>;
  readonly library: Library | null;
}

/** Whether all of a file is of the kinds that are followed, or opaque by themselves. */
export function isPlain(top: readonly PlacedCode[], meanings: Meanings): boolean {
  const all = top.map(({ code }) => kindsOf(code, meanings));
  if (!all.every((each) => each.isPlain)) return false;
  const asMembers = new Set(all.flatMap(({ globals }) => [...globals]));
  if (asMembers.size === 0) return true;
  for (const name of top.flatMap(declaredHere)) asMembers.delete(name);
  return !top.some(({ code }) => [...asMembers].some((name) => outerNames(code).has(name)));
}

/** What a statement says of whether its file can be followed. */
interface Kinds {
  readonly isPlain: boolean;
  /** Members of the global object by its name, and of `this` outside of classes, where it may be that. */
  readonly globals: ReadonlySet<string>;
}

/** Where a part of code stands, as far as names and `this` are concerned. */
interface CodePlace {
  readonly in: 'file' | 'function' | 'class';
  /** The names that the functions around have for themselves. */
  readonly own: FunctionNames | null;
}

interface FunctionNames {
  readonly names: readonly string[];
  readonly around: FunctionNames | null;
}

function isOwn(name: string, own: FunctionNames | null): boolean {
  for (let at = own; at; at = at.around) if (at.names.includes(name)) return true;
  return false;
}

/** Goes through a statement from the outside inward; `visit` says whether to look into a part. */
function goThrough(code: PlacedCode['code'], visit: (node: CodePart, place: CodePlace) => boolean): void {
  const open: [part: unknown, place: CodePlace][] = [[code, { in: 'file', own: null }]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, place] = next;
    if (!isPart(node) || !visit(node, place)) continue;
    const isFunction = isFunctionCode(node);
    const own = isFunction ? { names: node.own, around: place.own } : place.own;
    for (const [key, inner] of Object.entries(node)) {
      if (typeof inner !== 'object') continue;
      const isOfClass = place.in === 'class' || key === 'methods' || key === 'fields';
      const isOfFunction = isFunction && !node.isArrow;
      open.push([inner, { in: isOfClass ? 'class' : isOfFunction ? 'function' : place.in, own }]);
    }
  }
}

const isFunctionCode = (node: object): node is FunctionCode => 'parameters' in node && 'body' in node;

const nameOf = (part: unknown): string | null =>
  isPart(part) && part.kind === 'name' ? (part.name as string) : null;

const kinds = new WeakMap<object, Kinds>();

function kindsOf(code: PlacedCode['code'], meanings: Meanings): Kinds {
  const known = kinds.get(code);
  if (known !== undefined) return known;
  const finder = new KindsFinder(meanings);
  const found = { isPlain: finder.isPlain(code), globals: finder.globals };
  kinds.set(code, found);
  return found;
}

class KindsFinder {
  readonly globals = new Set<string>();
  private readonly isScript: boolean;

  constructor(private readonly meanings: Meanings) {
    this.isScript = meanings.library?.selfIsArgument === false;
  }

  isPlain(code: PlacedCode['code']): boolean {
    let isPlain = true;
    goThrough(code, (node, place) => {
      isPlain &&= !this.leadsAway(node, place);
      return isPlain && !this.onlyAsks(node, place);
    });
    return isPlain;
  }

  /** Whether code has no more of the global object than a member by its name, or what it is. */
  private onlyAsks(node: CodePart, place: CodePlace): boolean {
    const [asked] = node.gate === 'typeof' ? (node.inputs as readonly unknown[]) : [];
    return this.mayBeGlobal(asked, place) || this.readsGlobal(node, place);
  }

  private readsGlobal({ kind, of }: CodePart, place: CodePlace): boolean {
    return (kind === 'member' || kind === 'at') && this.mayBeGlobal(of, place);
  }

  private mayBeGlobal(part: unknown, place: CodePlace): boolean {
    const name = nameOf(part);
    if (name === 'this') return this.isScript && place.in === 'function';
    return name !== null && this.meanings.globalObjects.has(name) && !isOwn(name, place.own);
  }

  /** Takes down a member of the global object, if it may be a variable like any other. */
  private isMember(key: string | null): boolean {
    if (key === null || this.meanings.fixed.has(key) || this.isBeyond({ kind: 'name', name: key }, null))
      return false;
    this.globals.add(key);
    return true;
  }

  private isBeyond(node: CodePart, own: FunctionNames | null): boolean {
    return this.meanings.library?.isBeyond(node, (name) => isOwn(name, own)) === true;
  }

  /** Whether a part of code reaches what can't be told, wherever it stands. */
  private leadsAway(node: CodePart, place: CodePlace): boolean {
    const { fixed } = this.meanings;
    if (this.isBeyond(node, place.own)) return true;
    if (this.isScript && place.in === 'file' && nameOf(node) === 'this') return true;
    if (this.readsGlobal(node, place)) return !this.isMember(keyOf(node));
    if (node.kind === 'opaque') return node.assignsAnything === true;
    if (isFunctionCode(node)) return node.own.some((each) => fixed.has(each)) || hidesDefaults(node);
    const assigns = node.kind === 'assign' || node.kind === 'loop';
    return assigns && namesIn(node.targets ?? node.target).some((each) => fixed.has(each));
  }
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

/** Names in a statement that no function in it has for itself. */
const outerNames = perObject((code: PlacedCode['code']): ReadonlySet<string> => {
  const found = new Set<string>();
  goThrough(code, (node, { own }) => {
    for (const name of namesAt(node)) if (!isOwn(name, own)) found.add(name);
    return true;
  });
  return found;
});

/** The names that a part of code itself reads, assigns or declares. */
function namesAt(node: CodePart): readonly string[] {
  if (node.kind === 'declare') return node.names as string[];
  if (node.kind === 'opaque') return [...(node.reads as string[]), ...(node.assigns as string[])];
  const isNamed = node.kind === 'name' || node.kind === 'function';
  return isNamed && typeof node.name === 'string' ? [node.name] : [];
}

/** Names of the file that are no members of the global object. */
function declaredHere({ code }: PlacedCode): readonly string[] {
  if (code.kind === 'class') return [code.name];
  if (!('declares' in code) || !/^(let|const)$/.test(String(code.declares))) return [];
  return code.kind === 'declare' ? code.names : code.kind === 'assign' ? [...namesIn(code.targets)] : [];
}
