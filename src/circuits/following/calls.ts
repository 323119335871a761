/* Calls of the file's functions, with what their parameters get. */
import type { FunctionCode, Target } from '../../program/code';
import { type Cell, type Func, Given, List, Rec, SuperThing, type Value } from '../../program/values';
import { mostCalls, NotFollowed } from './budget';
import { isFollowed } from './codes';
import { Unfollowed } from './opaque-code';
import { namesIn } from './touches';

type NamedTarget = Extract<Target, { kind: 'name' }>;

export abstract class Calls extends Unfollowed {
  /** How many calls the code that is followed is inside of. */
  protected depth = 0;
  /** The innermost of them, by number; 0 for none. */
  protected callNumber = 0;
  protected readonly calling: FunctionCode[] = [];
  /** For each of these, how many sides of conditions on numbers it was called within. */
  private readonly openAt: number[] = [];
  /** For each of these, what it gets, and the object whose method it is. */
  private readonly givenTo: (readonly Value[])[] = [];

  /** A parameter gets its value. */
  protected abstract isGiven(value: Value, target: NamedTarget): Value;

  protected callFunction(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
  ): Value {
    const { code } = of;
    const place = [this.from, this.to] as const;
    if (!isFollowed(code)) {
      const all = [...args, ...keywords.values(), ...(self === null ? [] : [self])];
      return this.opaqueCall(of, all, `${code.name || 'this function'} is not followed`);
    }
    if (this.depth >= mostCalls)
      throw new NotFollowed(`${code.name || 'a function'} goes through more than ${mostCalls} calls`);
    const given = self === null ? args : [...args, self];
    this.checkRecursion(code, given);
    const { names, base, callNumber } = this;
    const cells = new Map<string, Cell>();
    for (const name of code.own)
      cells.set(name, { value: this.library.selfIsArgument ? null : this.nothing() });
    if (code.self !== '') cells.set(code.self, { value: of });
    const isMethod = this.library.selfIsArgument && of.self !== null;
    const first = this.library.selfIsArgument && !isMethod ? args[0] : self;
    if (of.home && !code.isArrow && first) cells.set('super', { value: new SuperThing(of.home, first) });
    if (!code.isArrow && !this.library.selfIsArgument)
      cells.set('this', { value: self ?? this.unknown([], 'what this is here depends on the call') });
    this.names = { cells, around: of.around };
    this.base = of.base;
    this.callNumber = this.world.account.nextCall();
    try {
      return this.inSection({ kind: 'call', at: { from: place[0], to: place[1] }, name: code.name }, () =>
        this.inCallOf(
          of,
          () => {
            this.parameters(of, isMethod ? [of.self as Value, ...args] : args, keywords, cells);
            if (code.yields) return this.begun(of, this.callNumber);
            return this.body(code.body) ?? this.nothing();
          },
          given,
        ),
      );
    } finally {
      this.callNumber = callNumber;
      this.names = names;
      this.base = base;
      [this.from, this.to] = place;
      this.justMade = -1;
    }
  }

  /** A generator of a call, which has not begun to run. */
  protected abstract begun(of: Func, call: number): Value;

  /** Follows what runs in a call of a function, which gets something. */
  protected inCallOf<T>({ code }: Func, follow: () => T, given: readonly Value[] = []): T {
    this.depth++;
    this.calling.push(code);
    this.openAt.push(this.openSides);
    this.givenTo.push(given);
    try {
      return follow();
    } finally {
      this.calling.pop();
      this.openAt.pop();
      this.givenTo.pop();
      this.depth--;
    }
  }

  /** How often a function calls itself is known where nothing but counts decides it: else both sides would, and so on. */
  private checkRecursion(code: FunctionCode, given: readonly Value[]): void {
    const before = this.calling.lastIndexOf(code);
    if (before < 0) return;
    const calls = `how often ${code.name || 'a function'} calls itself depends on`;
    if (this.openSides > this.openAt[before]) throw new NotFollowed(`${calls} a number`);
    if (given.some((part) => this.givenTo[before].some((whole) => isPartOf(part, whole))))
      throw new NotFollowed(`${calls} how deep something is that the file does not give`);
  }

  /** How many sides of conditions on numbers the code that is followed is inside of, or comes after the end of. */
  private get openSides(): number {
    const { taken, notTaken, assumed, doubted } = this.inside;
    return this.waitingNow + taken + notTaken + assumed + doubted;
  }

  private parameters(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    cells: Map<string, Cell>,
  ): void {
    const left = new Map(keywords);
    if (left.has('**')) throw new NotFollowed('named arguments that are not known are not followed');
    let next = 0;
    for (const { target, otherwise, form } of of.code.parameters) {
      if (form === 'rest') {
        this.parameter(
          target,
          new List(args.slice(next), this.library.selfIsArgument ? 'tuple' : 'list'),
          cells,
        );
        next = args.length;
        continue;
      }
      if (form === 'keywords') {
        const more = new Rec('dict');
        for (const [key, value] of left) this.library.setAt(this, more, { kind: 'text', value: key }, value);
        left.clear();
        this.parameter(target, more, cells);
        continue;
      }
      const name = target.kind === 'name' ? target.name : '';
      const named = form === 'positional' ? undefined : left.get(name);
      if (named !== undefined) left.delete(name);
      const isPlaced = form === 'plain' || form === 'positional';
      const given = named ?? (isPlaced && next < args.length ? args[next++] : undefined);
      const isMissing =
        given === undefined ||
        (!this.library.selfIsArgument &&
          typeof given !== 'number' &&
          given.kind === 'nothing' &&
          given.name === 'undefined');
      if (!isMissing) this.parameter(target, given, cells);
      else if (of.defaults?.has(name)) this.parameter(target, of.defaults.get(name) as Value, cells);
      else if (otherwise) this.parameter(target, this.evaluate(otherwise), cells);
      else if (this.library.selfIsArgument) this.fail(`${of.code.name} gets no ${name}`);
      else this.parameter(target, this.nothing(), cells);
    }
    if (this.library.selfIsArgument && (next < args.length || left.size > 0))
      this.fail(`${of.code.name} gets too many arguments`);
  }

  private parameter(target: Target, value: Value, cells: Map<string, Cell>): void {
    if (target.kind === 'name') cells.set(target.name, { value: this.isGiven(value, target) });
    else {
      for (const name of namesIn(target)) cells.set(name, { value: null });
      this.assignTo(target, value);
    }
  }

  protected nothing(): Value {
    return { kind: 'nothing', name: this.library.nothing };
  }
}

/** Whether something that is not given is a part of something else that is not. */
function isPartOf(part: Value, whole: Value): boolean {
  if (!(part instanceof Given && whole instanceof Given)) return false;
  return part.path.startsWith(`${whole.path}.`) || part.path.startsWith(`${whole.path}[`);
}
