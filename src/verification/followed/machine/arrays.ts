/* Calls of functions that no file defines, and whose names say what they do with arrays. */
import { lastName } from '../../../circuits/following/steps';
import { INPUT } from '../../../gates/opcodes';
import type { Code, Expression, FunctionCode } from '../../../program/code';
import type { LibraryCall } from '../../../program/library';
import { Given, List, type Thing, type Value } from '../../../program/values';
import { perObject } from '../../../text/remembering';
import { ArrayMath, type ArrayWork } from './array-math';
import {
  type ArrayOperation,
  arrayOperation,
  type Fit,
  hasOtherProduct,
  multipliesMatrices,
  operandsOf,
} from './array-names';
import { type AnyCode, partsIn } from './code-parts';
import type { CallHeard } from './hearing';
import { lastOf, plainName } from './marked';
import type { NameMeaning } from './naming';
import { StartingMachine } from './starts';
import type { Root } from './stores';

export abstract class ArrayMachine extends StartingMachine implements ArrayWork {
  protected readonly math = new ArrayMath(this);
  /** The call that a statement consists of, and the one that is followed. */
  protected alone: Expression | null = null;
  protected calledNow: CallHeard | null = null;

  protected override statement(code: Code) {
    const before = this.alone;
    this.alone = code.kind === 'expression' ? code.value : null;
    try {
      return super.statement(code);
    } finally {
      this.alone = before;
    }
  }

  /** Whether a statement consists of the call that is followed. */
  protected get isAlone(): boolean {
    return this.alone !== null && this.alone === this.calledNow;
  }

  protected override call_(e: CallHeard): Value {
    const before = this.calledNow;
    this.calledNow = e;
    try {
      return super.call_(e);
    } finally {
      this.calledNow = before;
    }
  }

  /** A method that arrays have, as many people write them. */
  protected override memberOf(of: Value, key: string): Value {
    if (typeof of === 'number' && key === 'data') return of;
    if (of instanceof Given && namesLibrary.test(of.path) && !of.members.has(key) && arrayOperation(key))
      of.members.set(key, new Given(`${of.path}.${key}`));
    if (of instanceof Given && namesLibrary.test(of.path))
      return of.members.get(key) ?? super.memberOf(of, key);
    if (typeof of === 'object' && this.mayBeArray(of) && !this.hasOwn(of, key)) {
      if (key === 'data') return of;
      if (key === 'shape') return this.shapeOf(of);
      if (key === 'T') return this.math.made({ kind: 'transpose' }, [of], '') ?? super.memberOf(of, key);
      if (arrayOperation(key)) return { kind: 'method', of, name: key };
    }
    return super.memberOf(of, key);
  }

  /** How long an array is, and its rows. */
  private shapeOf(of: Thing): Value {
    const sizes: Value[] = [];
    for (let part: Value | undefined = of; typeof part === 'object'; ) {
      const list: Thing = part instanceof Given && this.isArray(part) ? this.listOf(part) : part;
      if (list.kind !== 'list') break;
      sizes.push(this.lengthOf(list));
      part = list.items[0];
    }
    return new List(sizes, 'tuple');
  }

  private mayBeArray(of: Thing): boolean {
    if (of instanceof Given) return !of.lost && this.isArray(of);
    return (of.kind === 'list' || of.kind === 'record') && !of.lost;
  }

  private hasOwn(of: Thing, key: string): boolean {
    if (of instanceof Given && of.members.has(key)) return true;
    const known = this.library.member(this, of instanceof Given ? this.listOf(of) : of, key);
    return known !== undefined && (typeof known === 'number' || known.kind !== 'nothing');
  }

  /** What is usual: an operation on arrays, or a gradient that is handed on to something that is not given. */
  protected usually(of: Thing, args: readonly Value[], self: Value | null): Value | null {
    if (this.library.selfIsArgument) return null;
    const path = of instanceof Given ? of.path : '';
    const isHanded = self instanceof Given && args.length > 0 && /\.(backward|backprop\w*)$/.test(path);
    if (!isHanded) return this.ofArrays(of, args, self);
    if (self.members.has('grad')) this.memory.set(self, 'grad', this.unknown(args, 'it gets a gradient'));
    return this.nothing();
  }

  private ofArrays(of: Thing, args: readonly Value[], self: Value | null): Value | null {
    if (!(of instanceof Given) && of.kind !== 'library' && of.kind !== 'method') return null;
    const path = of.kind === 'method' ? of.name : plainName(of.path);
    const operation = arrayOperation(lastOf(path));
    if (!operation || (operation.kind === 'copy' && this.isOfThings(self))) return null;
    const isOwn = self instanceof Given && namesLibrary.test(self.path);
    const operands = operandsOf(operation, args, isOwn ? null : self);
    if (this.calledNow?.isNew && isMade.has(operation.kind))
      return this.math.made({ kind: 'thing' }, args, path);
    if (!operands) return null;
    const { isAlone } = this;
    const [first] = operands;
    // What has elements is an array, though nobody asks how long it is.
    const hasElements = isAlone && first !== self && first instanceof Given && first.members.has('0');
    if (hasElements && this.counts.mayBeginAnew && this.counts.addArray(first.path)) this.measureAnew();
    // What only shows a number may be called as a function of it is.
    const isShown = operands.length === 1 && first !== self;
    if (isAlone && (isShown || this.math.shaped(first) === undefined)) return null;
    // A product of matrices has another shape, and no room in the place of one.
    const isOfElements = isAlone && operation.kind === 'times';
    const made = this.math.made(isOfElements ? ofElements : operation, operands, path);
    // What nobody takes is in the place of what it was made of.
    if (isAlone) return made && this.inPlace(first, made, first === self);
    return made ?? this.unknown(args, `it is not known what ${path} makes of this`);
  }

  /** Whether something that is not given has its numbers, and their gradients, as members: `x.w` and `x.dw`. */
  private isOfThings(self: Value | null): boolean {
    if (!(self instanceof Given) || this.isArray(self)) return false;
    return self.members.has('w') || /\.dw\b/.test(this.world.said(0, Number.MAX_SAFE_INTEGER));
  }

  /** Puts what was made of an array into its place: of what the call that is followed is a method of, or gets. */
  private inPlace(of: Value, made: Value, isOwn: boolean): Value | null {
    const before = this.math.made({ kind: 'copy' }, [of], '');
    const put = this.math.putInto(of, made);
    const e = this.calledNow;
    if (!put || !e) return put;
    const own = e.callee.kind === 'member' ? e.callee.of : null;
    const target = isOwn ? own : e.args[0]?.value;
    if (target) this.putsInPlace(target, e, made, before);
    return put;
  }

  /** Following begins anew, and finds all lengths again. */
  private measureAnew(): never {
    this.counts.forgetLengths();
    return this.beginAnew();
  }

  /** What numbers are made of are arrays, if they can be: following begins anew. */
  beArrays(nodes: readonly number[]): null {
    const { counts, tape } = this;
    if (!counts.mayBeginAnew) return null;
    let isNew = false;
    for (const at of this.leavesBehind(nodes)) {
      const path = tape.isAssumed(at) ? this.world.nameOf(at) : undefined;
      if (path === undefined || counts.has(path) || this.isDeep(path)) continue;
      if (counts.addArray(path)) isNew = true;
    }
    if (!isNew) return null;
    return this.measureAnew();
  }

  /** Whether something is called as an element of a matrix is; of a list of matrices each is one. */
  private isDeep(path: string): boolean {
    const [name, ...indices] = path.split(/(?=\[\d+\])/);
    const whole = (count: number) => name + indices.slice(0, count).join('');
    const first = indices.findIndex((_, count) => this.counts.isArray(whole(count)));
    return indices.length - Math.max(first, 0) > 1;
  }

  /**
   * The inputs of numbers that are to be arrays: where these are made of products of vectors, a matrix makes them vectors,
   * and what is added is as that makes it.
   */
  private leavesBehind(nodes: readonly number[]): readonly number[] {
    const all = new Set(nodes);
    const ofProducts = new Set<number>();
    for (const at of all) {
      const own = this.products.get(at);
      for (const input of own ?? this.tape.inputsOf(at)) (own ? ofProducts : all).add(input);
    }
    return [...(ofProducts.size > 0 ? ofProducts : all)].filter((at) => this.tape.op[at] === INPUT);
  }

  /** Products of vectors, with the numbers of one of them. */
  private readonly products = new Map<number, readonly number[]>();

  isProduct(node: number, one: readonly number[], other: readonly number[]): void {
    const isWeight = (nodes: readonly number[]) =>
      nodes.some((each) => namesWeight.test(plainName(this.world.nameOf(each) ?? '')));
    this.products.set(node, isWeight(other) && !isWeight(one) ? other : one);
  }

  /** What means different things to different people in what has been followed. */
  readonly meanings = new Set<NameMeaning>();
  /** What of that has the less likely meaning. */
  protected abstract readonly otherMeanings: ReadonlySet<NameMeaning>;

  /** Whether words for products mean that of matrices in the file, as far as its other words tell. */
  private readonly ofMatrices = new Map<string, boolean>();

  multipliesMatrices(word: string): boolean {
    const known = this.ofMatrices.get(word);
    const isMatrices = known ?? this.saysMatrices(word);
    if (known === undefined) this.ofMatrices.set(word, isMatrices);
    return isMatrices !== this.meansOther('product');
  }

  private saysMatrices(word: string): boolean {
    const source = this.world.said(0, Number.MAX_SAFE_INTEGER);
    return word === 'multiply' ? multipliesMatrices(source) : hasOtherProduct(source);
  }

  meansOther(what: NameMeaning): boolean {
    this.meanings.add(what);
    return this.otherMeanings.has(what);
  }

  /** What a bare name of a gate is called with may be arrays. */
  protected override calledFromLibrary(call: LibraryCall): Value | undefined {
    const { of, args } = call;
    const isBare = typeof of === 'object' && of.kind === 'library' && this.world.isAssumedName(of.path);
    const isOfArrays =
      isBare && (isTotal(of.path, args) || args.some((each) => typeof this.math.shaped(each) === 'object'));
    if (isOfArrays) return this.ofArrays(of, args, null) ?? super.calledFromLibrary(call);
    if (typeof of !== 'object' || of.kind !== 'method' || of.name !== 'map' || !this.isOfNumber(args[0]))
      return super.calledFromLibrary(call);
    const all = this.math.ofMatrix(of.of, args[0]);
    if (all && this.isAlone) return this.inPlace(of.of, all, true) ?? all;
    return all ?? super.calledFromLibrary(call);
  }

  /** Whether something is a function that takes a number, and not a row. */
  private isOfNumber(fn: Value | undefined): boolean {
    if (typeof fn !== 'object') return false;
    return fn.kind === 'function' ? takesNumber(fn.code) : this.isActivation(fn);
  }

  /** Whether something that is not given is a function of a number. */
  abstract isActivation(of: Thing): boolean;

  fitsAs({ path }: Given, fit: Fit): void {
    const { counts } = this;
    if (counts.fits.has(path) || !counts.mayBeginAnew) return;
    counts.fits.set(path, fit);
    this.measureAnew();
  }

  fitOf(of: Given): Fit | undefined {
    return this.counts.fits.get(of.path);
  }

  /** What a gradient looks like tells of its variable what the forward code leaves open. */
  protected override variablesOf(root: Root, keys: readonly string[], text: string, made: Value) {
    const found = super.variablesOf(root, keys, text, made);
    const fitting = keys.length === 0 && this.math.open.size > 0 ? this.math.fitLike(made) : undefined;
    if (fitting !== undefined)
      for (const { value } of found) {
        const like = value instanceof Given ? this.math.open.get(value) : undefined;
        const fit = like && fitting(like);
        if (fit) this.fitsAs(value as Given, fit);
      }
    return found;
  }

  /** Whether something that is not given is known to be an array. */
  isArray(of: Given): boolean {
    return of.list !== null || this.counts.isArray(of.path);
  }

  /** The elements of what is not given, and is an array from here on. */
  arrayOf(of: Given): List {
    this.counts.addArray(of.path);
    return this.listOf(of);
  }

  override asNumber(value: Value): Value {
    return super.asNumber(value);
  }

  /** A list is as long as another, whatever the counts are. */
  hasLengthOf(list: List, like: List): void {
    const size = this.sizes.get(like);
    if (size) this.sizes.set(list, size);
  }
}

/** Free names of what has operations on arrays, and is none: `W1` is a matrix itself. */
const namesLibrary =
  /^([A-Z](?!\d*$)[\w$]*|math\w*|mat\w*|vec\w*|ops|utils?|n[jp]|tf|la|linalg|numeric|tensor)$/;

const ofElements: ArrayOperation = { kind: 'gate', gate: '*', count: 2 };

/** Whether a function takes a number, and not a row: it asks it for no part, and for no product. */
const takesNumber = perObject(({ parameters: [first], body }: FunctionCode): boolean => {
  if (first?.target.kind !== 'name') return false;
  const { name } = first.target;
  const isIt = (part: AnyCode) => !('parameters' in part) && part.kind === 'name' && part.name === name;
  const isOfRow = (part: AnyCode): boolean => {
    if ('parameters' in part) return false;
    if (part.kind === 'member' || part.kind === 'at') return isIt(part.of);
    const operation = part.kind === 'call' ? arrayOperation(lastName(part.callee) ?? '') : null;
    if (part.kind !== 'call' || !operation || (operation.kind === 'gate' && operation.count === 1))
      return false;
    return part.args.some(({ value }) => partsIn(value).some(isIt));
  };
  return !partsIn(body).some(isOfRow);
});

/** What `new` makes of an array is a thing that has it. */
const isMade: ReadonlySet<string> = new Set(['same', 'thing']);

/** Whether something is the sum, or the like, of all that one array has. */
const isTotal = (path: string, { length }: readonly Value[]) =>
  length === 1 && /^(sum|mean|max|norm|softmax)$/.test(arrayOperation(path)?.kind ?? '');

/** Names of what vectors are multiplied with. */
const namesWeight = /(^|[._])(w|wt|weights?|theta|u|v|kernel)[\d_]*([A-Z]|$|[_.[])/;
