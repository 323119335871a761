/* Hears of all that is assigned, read, called, made and returned while code is followed. */
import type { Assign, Block, Code, Expression, FunctionCode, Target } from '../../../program/code';
import { type Cell, type ClassThing, Func, Given, List, type Value } from '../../../program/values';
import type { SectionName } from '../../../tape/sections';
import type { Span } from '../../../text/span';
import { marked } from './marked';
import { NamingMachine } from './naming';
import { isPure, partNow, putIn, textIn } from './parts';
import { bySetter, type CallSite, holdersIn } from './setters';
import { type CallFrame, ofHelpers, type Returned, type Root, type StoreHeard } from './stores';

export type CallHeard = Extract<Expression, { kind: 'call' }>;

export abstract class HearingMachine extends NamingMachine {
  readonly stores: StoreHeard[] = [];
  /** By how many stores each variable is read. */
  readonly readings = new Map<Cell, Set<number>>();
  readonly returned: Returned[] = [];
  readonly frames: CallFrame[] = [];
  /** Functions that were made while others were called: closures. */
  readonly closures: Func[] = [];
  /** Lists of the top level that others fill. */
  protected unfilled: ReadonlySet<string> = new Set();

  /** Something that is whatever it is used as: a parameter. */
  parameterNamed(name: string): Given {
    return new Given(marked(name));
  }

  protected heard(): () => void {
    const { stores, returned, frames, closures } = this;
    const [first, second, third, fourth] = [stores.length, returned.length, frames.length, closures.length];
    return () => {
      stores.length = first;
      returned.length = second;
      frames.length = third;
      closures.length = fourth;
    };
  }

  /** How many objects are being made. */
  private making = 0;

  protected override construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    this.making++;
    try {
      return super.construct(of, args, keywords);
    } finally {
      this.making--;
    }
  }

  protected override name(name: string, from: number, to: number, isThing = false): Value {
    const cell = this.find(name);
    const times = cell && this.readings.get(cell);
    if (times) times.add(this.stores.length);
    else if (cell) this.readings.set(cell, new Set([this.stores.length]));
    return super.name(name, from, to, isThing);
  }

  protected override call_(e: CallHeard): Value {
    const { base, names, function: within } = this;
    this.sites.push({ e, base, names, depth: this.calling.length, within });
    try {
      return this.putsInList(e);
    } finally {
      this.sites.pop();
    }
  }

  /** The calls that are followed. */
  private readonly sites: CallSite[] = [];

  /** What is put at the end of a list is an element of it; at its beginning it is the first for now. */
  private putsInList(e: CallHeard): Value {
    const put = putIn(e);
    if (!put || !isPure(put.of)) return super.call_(e);
    const list = this.evaluate(put.of);
    if (!(list instanceof List)) return super.call_(e);
    const { length } = list.items;
    const result = super.call_(e);
    if (list.items.length === length + 1) this.noteFilling(list);
    const place = put.isFirst ? 0 : length;
    const value = list.items[place];
    const found = list.items.length > length ? this.rootOf(put.of, [String(place)]) : null;
    if (!found || value === undefined) return result;
    const before = this.current;
    this.current = {
      code: { targets: [], operator: '', value: put.value, sign: e, declares: '' },
      base: this.base,
    };
    this.store(put.of, found.root, found.text, found.keys, value, null);
    this.current = before;
    return result;
  }

  /** A call puts something in the place of an array's elements, as if that were assigned. */
  protected putsInPlace(of: Expression, e: CallHeard, value: Value, before: Value | null): void {
    if (of.kind !== 'name' && of.kind !== 'member' && of.kind !== 'at') return;
    const found = this.rootOf(of, []);
    if (!found) return;
    const outer = this.current;
    this.current = {
      code: { targets: [of], operator: '', value: e, sign: e, declares: '' },
      base: this.base,
    };
    this.store(of, found.root, found.text, found.keys, value, before);
    this.current = outer;
  }

  protected override makeFunction(code: FunctionCode): Value {
    const made = super.makeFunction(code);
    if (this.depth > 0 && made instanceof Func) this.closures.push(made);
    return made;
  }

  protected override body(body: Block): Value | null {
    const { cells } = this.names;
    const code = this.calling[this.calling.length - 1];
    this.frames.push({ code, base: this.base, cells });
    return super.body(body);
  }

  protected override isReturned(value: Value, at: Span): Value {
    const own = super.isReturned(value, at);
    this.returned.push({ value: own, expression: at as Expression, base: this.base, within: this.function });
    return own;
  }

  /** Nobody asks a trial which loop or call its nodes are made in. */
  protected override inSection<T>(_section: SectionName, make: () => T): T {
    return make();
  }

  /** Whether what is followed is no code of the pass. */
  protected abstract get isInLibrary(): boolean;

  private get function(): Span | null {
    const code = this.calling[this.calling.length - 1];
    return code ? { from: code.from + this.base, to: code.to + this.base } : null;
  }

  protected override assignStatement(code: Assign & Code): void {
    const before = this.current;
    this.current = { code, base: this.base };
    try {
      super.assignStatement(code as Extract<Code, { kind: 'assign' }>);
    } finally {
      this.current = before;
    }
  }

  protected override assignment(code: Extract<Expression, { kind: 'assign' }>): Value {
    const before = this.current;
    this.current = { code, base: this.base };
    try {
      return super.assignment(code);
    } finally {
      this.current = before;
    }
  }

  protected override assigned(cell: Cell, name: string, given: Value, target: Target): Value {
    const before = cell.value;
    const isEmpty = typeof given === 'object' && given.kind === 'list' && given.items.length === 0;
    const value = isEmpty && this.depth === 0 && this.unfilled.has(name) ? this.parameterNamed(name) : given;
    const own = super.assigned(cell, name, value, target);
    this.store(target, { kind: 'name', name, cell }, name, [], own, before);
    return own;
  }

  protected override assignMember(
    target: Extract<Target, { kind: 'member' }>,
    of: Value,
    value: Value,
  ): Value {
    const before = partNow(of, target.key);
    const own = super.assignMember(target, of, value);
    if (typeof of !== 'number' && (of.kind === 'record' || of.kind === 'list'))
      this.store(
        target,
        { kind: 'member', name: target.key, holder: of },
        this.textOf(target),
        [],
        own,
        before,
      );
    return own;
  }

  protected override assignElement(
    target: Extract<Target, { kind: 'at' }>,
    of: Value,
    index: Value,
    value: Value,
  ): Value {
    const key = this.placeOfGiven(index);
    const before = key === null ? null : partNow(of, key);
    const own = super.assignElement(target, of, index, value);
    if (of instanceof Given && !of.list && key !== null) this.noteFilled(of, Number(key));
    if (key === null) return own;
    const isHolder = typeof of !== 'number' && (of.kind === 'record' || of.kind === 'list');
    if (isHolder && textIn(index) !== null && !isPlaceKey.test(key)) {
      this.store(target, { kind: 'member', name: key, holder: of }, this.textOf(target), [], own, before);
      return own;
    }
    const found = this.rootOf(target.of, [key]);
    if (found) this.store(target, found.root, found.text, found.keys, own, before);
    return own;
  }

  /** What is not given, and is filled by a loop: the count of the loop's rounds. */
  private readonly filled = new Map<Given, string>();

  private noteFilled(of: Given, place: number): void {
    const count = [...this.countsAround()].find((name) => this.counts.valueOf(name) > place);
    if (count !== undefined) this.filled.set(of, count);
  }

  /** What a loop has filled has as many elements as that has rounds. */
  override listOf(of: Given): List {
    const count = of.list ? undefined : this.filled.get(of);
    if (count === undefined) return super.listOf(of);
    const { counts } = this;
    const name = this.library.lengthName(of.path);
    counts.addLength(name, of.path);
    if (!counts.areOne(name, count) && counts.mayChange(name) && counts.mayBeginAnew) {
      counts.unite(name, count);
      this.beginAnew();
    }
    return super.listOf(of);
  }

  /** What an element is of: the variable or member, and its place in that. */
  private rootOf(
    of: Expression,
    keys: readonly string[],
  ): { readonly root: Root; readonly text: string; readonly keys: readonly string[] } | null {
    if (of.kind === 'name') {
      const cell = this.find(of.name) ?? this.madeElsewhere(of);
      return cell && { root: { kind: 'name', name: of.name, cell }, text: of.name, keys };
    }
    const index = of.kind === 'at' && isPure(of.index) ? this.evaluate(of.index) : null;
    const text = textIn(index);
    const name = of.kind === 'member' ? of.key : isPlaceKey.test(text ?? '') ? null : text;
    if ((of.kind === 'member' || of.kind === 'at') && name !== null) {
      if (!isPure(of.of)) return null;
      const holder = this.evaluate(of.of);
      if (typeof holder === 'number' || (holder.kind !== 'record' && holder.kind !== 'list')) return null;
      return { root: { kind: 'member', name, holder }, text: this.textOf(of), keys };
    }
    if (of.kind !== 'at' || index === null) return null;
    const key = this.placeOfGiven(index);
    return key === null ? null : this.rootOf(of.of, [key, ...keys]);
  }

  /** Arrays that are made elsewhere, and seen here. */
  private readonly elsewhere = new Map<Value, Cell>();

  private madeElsewhere(of: Expression): Cell | null {
    const value = this.evaluate(of);
    if (!(value instanceof Given)) return null;
    const cell = this.elsewhere.get(value) ?? { value };
    this.elsewhere.set(value, cell);
    return cell;
  }

  private textOf(code: Span): string {
    return this.codeOf(code, this.base);
  }

  private readonly texts = new Map<Span, string>();

  /** The text of code whose places count from `base`, which is the same each time. */
  codeOf(code: Span, base: number): string {
    const known = this.texts.get(code);
    if (known !== undefined) return known;
    const text = this.world.said(code.from + base, code.to + base);
    this.texts.set(code, text);
    return text;
  }

  private store(
    target: Span,
    root: Root,
    text: string,
    keys: readonly string[],
    value: Value,
    before: Value | null,
  ): void {
    // `grad = grad || []` leaves what is there; what a list gets more is another matter.
    if (value === before && typeof value !== 'number' && this.current?.code.operator !== '+') return;
    const at = { from: target.from + this.base, to: target.to + this.base };
    const setter = bySetter(this.calling, this.sites, (site) => this.heldAs(root, site));
    const { code, base } = this.current ?? { code: null, base: 0 };
    const own = { text, at, code, base: this.isInLibrary ? ofHelpers : base, within: this.function };
    this.stores.push({
      root,
      keys,
      value,
      before,
      of: this.variablesOf(root, keys, setter?.text ?? text, value),
      ...(setter ?? own),
      ...(setter && base < ofHelpers ? { setter: { at, code, base } } : {}),
      nodes: this.tape.length,
      isInitial: this.making > 0,
      isZeros: value instanceof List && this.areZeros(value),
    });
  }

  /** Whether all numbers in a list are 0, as in one that is only made for others: the first tells of most that it is none. */
  private areZeros(list: List): boolean {
    const isZero = (each: Value | undefined): boolean =>
      each instanceof List
        ? each.items.length > 0 && each.items.every(isZero)
        : typeof each === 'number' && this.tape.constantAt(each) === 0;
    return isZero(list);
  }

  /** How a call says what a member belongs to. */
  private heldAs(root: Root, { e, base, names }: CallSite) {
    if (root.kind !== 'member') return null;
    const before = this.names;
    this.names = names;
    try {
      const of = holdersIn(e).find((each) => isPure(each) && this.evaluate(each) === root.holder);
      return of ? { of, text: `${this.codeOf(of, base)}.${root.name}` } : null;
    } finally {
      this.names = before;
    }
  }
}

/** Keys of elements: those that `for (const i in list)` goes through are texts. */
const isPlaceKey = /^(0|[1-9]\d*)$/;
