/* Expressions that call something: what is called, and what it gets. */
import type { Argument, Expression } from '../../program/code';
import type { LibraryCall } from '../../program/library';
import {
  type ClassThing,
  type Func,
  Given,
  List,
  type Rec,
  type SuperThing,
  type Thing,
  type Value,
} from '../../program/values';
import { Evaluator } from './evaluator';

type CallOf = Extract<Expression, { kind: 'call' }>;

export abstract class CallExpressions extends Evaluator {
  protected abstract callFunction(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
  ): Value;

  protected abstract construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value;

  protected abstract callSuper(
    of: SuperThing,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value;

  /** A call of something that nobody has told us of, as a method of `self`. */
  protected abstract unknownCall(of: Thing, args: readonly Value[], self: Value | null): Value;

  /** A number that the code writes comes to stand in something. */
  protected abstract standsInCode(node: number): void;

  protected call_(e: CallOf): Value {
    const { callee } = e;
    let self: Value | null = null;
    let of: Value;
    if (callee.kind === 'member' || callee.kind === 'at') {
      self = this.thing(callee.of);
      const isNothing = typeof self !== 'number' && self.kind === 'nothing';
      if (isNothing && (callee.lenient || e.lenient)) return { kind: 'nothing', name: 'undefined' };
      if (callee.kind === 'member') {
        this.at(callee);
        of = this.memberOf(self, callee.key);
      } else of = this.elementOf(self, this.evaluate(callee.index));
      // What is asked of the classes above is called for the object itself.
      if (typeof self !== 'number' && self.kind === 'super') self = self.self;
    } else of = this.thing(callee);
    // How often a list calls what it gets is for its length to say.
    if (self !== null && typeof self !== 'number' && self.kind === 'list') this.passes(self, e);
    const { args, keywords } = this.arguments_(e.args, this.library.goesThrough?.(of) === true);
    this.at(e);
    if (typeof of !== 'number' && (of.kind === 'class' || e.isNew)) this.standInThing(e.args, args, keywords);
    for (const each of args) if (each instanceof Given) this.noteGiven(each);
    // What a list is spread over may be as long as is assumed.
    const sizedBy = e.args.some(({ spread }) => spread) ? [...args, new List([])] : args;
    return this.sizing(sizedBy, () => this.callValue(of, args, keywords, self, e.isNew));
  }

  call(callee: Value, args: readonly Value[], self: Value | null = null, keywords = noKeywords): Value {
    const { length } = this.bounds;
    const isList = (each: Value) => typeof each !== 'number' && each.kind === 'list';
    const lists = args.filter(isList);
    for (const [k, of] of args.entries())
      if (isList(of)) this.bounds.push({ of, ...this.nthBefore(args[k - 1]) });
    const by = lists.find((each) => this.isDecidedByCounts(each)) ?? nothing;
    const value = this.within(by, () => this.callValue(callee, args, keywords, self, false));
    this.bounds.length = length;
    return value;
  }

  /** Which round it is where a list's method says so to what it calls: `(x, i, list)`. */
  private nthBefore(index: Value | undefined): { readonly round?: number } {
    const round = typeof index === 'number' ? this.known(index) : null;
    return round === null ? {} : { round };
  }

  private callValue(
    of: Value,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
    isNew: boolean,
  ): Value {
    this.step();
    if (of instanceof Given) {
      this.isObject(of);
      return this.unknownCall(of, [...args, ...keywords.values()], self);
    }
    if (typeof of === 'number')
      return this.opaqueCode(
        [of, ...args, ...keywords.values(), ...(self === null ? [] : [self])],
        [],
        'what is called here is not known',
      );
    if (of.kind === 'class' || (isNew && of.kind === 'function')) return this.construct(of, args, keywords);
    if (of.kind === 'super') return this.callSuper(of, args, keywords);
    if (of.kind === 'function') return this.callFunction(of, args, keywords, of.self ?? self);
    this.justMade = -1;
    const known = this.calledFromLibrary({ of, args, keywords, isNew });
    if (typeof known !== 'number') this.justMade = -1;
    if (typeof known === 'number' && of.kind === 'library' && this.world.isAssumedName(of.path))
      this.tape.assumedMeanings.set(known, of.path);
    return known ?? this.unknownCall(of, [...args, ...keywords.values()], self);
  }

  /** What was drawn may choose what a call gives, and what it changes in that of which it is a method. */
  protected calledFromLibrary(call: LibraryCall): Value | undefined {
    const { moment } = this.memory;
    const known = this.library.call(this, call);
    if (known === undefined || !call.args.some((each) => this.chooses(each))) return known;
    const { of } = call;
    if (typeof of !== 'number' && of.kind === 'method' && this.memory.moment !== moment) this.chosen(of.of);
    return this.chosen(known);
  }

  /** Numbers that are written where an object is made are inputs, as those that are written in one are. */
  private standInThing(
    all: readonly Argument[],
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): void {
    let next = 0;
    for (const { keyword, spread, value } of all) {
      if (spread) return;
      const given = keyword === null ? args[next++] : keywords.get(keyword);
      if (typeof given === 'number' && isWritten(value)) this.standsInCode(given);
    }
  }

  /** `atOnce` where the call goes through all of what it gets. */
  private arguments_(
    all: readonly Argument[],
    atOnce: boolean,
  ): { args: Value[]; keywords: Map<string, Value> } {
    const keywords = new Map<string, Value>();
    const plain: Argument[] = [];
    for (const each of all)
      if (each.keyword === null) plain.push(each);
      else if (each.keyword !== '**') keywords.set(each.keyword, this.evaluate(each.value));
      else {
        const more = this.evaluate(each.value);
        if (typeof more === 'number' || more.kind !== 'record' || more.lost) keywords.set('**', more);
        else for (const [key, value] of more.members) keywords.set(nameOfKey(more, key), value);
      }
    return { args: this.items(plain, atOnce), keywords };
  }
}

const nothing: Value = { kind: 'nothing', name: '' };
const noKeywords: ReadonlyMap<string, Value> = new Map();

/** Whether something is written with numbers alone: `2`, `-2`, `1 / 3`. */
function isWritten(e: Expression): boolean {
  return e.kind === 'number' || (e.kind === 'gate' && e.inputs.every(isWritten));
}

/** What a key of a dictionary is as a name. */
function nameOfKey({ keys }: Rec, key: string): string {
  const own = keys.get(key);
  return own !== undefined && typeof own !== 'number' && own.kind === 'text' ? own.value : key;
}
