/*
 * Follows calls of the file's functions and classes, and says what code that is not followed may have done: it may have
 * read, kept and changed whatever it can reach.
 */
import type { ClassCode, Expression, FunctionCode, Target } from '../../program/code';
import {
  type Cell,
  ClassThing,
  Func,
  List,
  type Names,
  Rec,
  type Thing,
  type Value,
} from '../../program/values';
import { mostCalls } from './budget';
import { NotFollowed } from './evaluator';
import { Runner } from './runner';
import { namesIn, touchedBy } from './touches';

/** Follows the code of one scope, and all that it calls. */
export abstract class Machine extends Runner {
  /** How many calls the code that is followed is inside of. */
  protected depth = 0;
  private readonly calling: FunctionCode[] = [];
  private readonly made = new Set<Func>();

  protected makeFunction(code: FunctionCode): Value {
    if (code.decorators.length > 0)
      return this.unknown([], 'what a decorator makes of a function is not known');
    const self = code.isArrow ? (this.find('this')?.value ?? null) : null;
    const made = new Func(code, this.names, self, this.base, this.defaultsOf(code));
    this.made.add(made);
    return made;
  }

  /** In a language in which defaults are values, and not code. */
  private defaultsOf(code: FunctionCode): ReadonlyMap<string, Value> | null {
    if (!this.library.selfIsArgument) return null;
    const values = new Map<string, Value>();
    for (const { target, otherwise } of code.parameters)
      if (otherwise && target.kind === 'name') values.set(target.name, this.evaluate(otherwise));
    return values;
  }

  protected makeClass(code: ClassCode): Value {
    if (code.decorators.length > 0) throw new NotFollowed('what a decorator makes of a class is not known');
    const base = code.base ? this.evaluate(code.base) : null;
    if (base !== null && (typeof base === 'number' || base.kind !== 'class'))
      if (typeof base === 'number' || base.kind !== 'library' || base.path !== 'object')
        throw new NotFollowed('what this class builds on is not known');
    const made = new ClassThing(
      code,
      base !== null && typeof base !== 'number' && base.kind === 'class' ? base : null,
      this.names,
      this.base,
    );
    for (const { name, code: method, form } of code.methods) {
      if (form === 'getter' || form === 'setter')
        throw new NotFollowed('a class with getters is not followed');
      const own = new Func(method, this.names, null, this.base, this.defaultsOf(method), made);
      this.made.add(own);
      if (form === 'class') throw new NotFollowed('a method of the class itself is not followed');
      if (form === 'static') made.members.set(name, own);
      else made.methods.set(name, own);
    }
    // What a class is made of may read what it has by then.
    const around = this.names;
    this.names = { cells: new Map([[code.name, { value: made }]]), around };
    try {
      for (const { name, value, isStatic } of code.fields)
        if (isStatic) made.members.set(name, value ? this.evaluate(value) : this.nothing());
    } finally {
      this.names = around;
    }
    return made;
  }

  protected nothing(): Value {
    return { kind: 'nothing', name: this.library.nothing };
  }

  protected construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    const made = new Rec('instance', of);
    if (of.kind === 'function') {
      const given = this.callFunction(of, args, keywords, made);
      return typeof given !== 'number' && (given.kind === 'record' || given.kind === 'list') ? given : made;
    }
    this.fields(of, made);
    const initial = methodOf(of, this.library.selfIsArgument ? '__init__' : 'constructor');
    if (initial) this.callFunction(initial, args, keywords, made);
    else if (args.length > 0 && of.base === null && this.library.selfIsArgument)
      this.fail('it takes no arguments');
    return made;
  }

  private fields(of: ClassThing, made: Rec): void {
    if (of.base) this.fields(of.base, made);
    const { names, base } = this;
    this.names = { cells: new Map([['this', { value: made }]]), around: of.around };
    this.base = of.at;
    for (const { name, value, isStatic } of of.code.fields)
      if (!isStatic) this.memory.set(made, name, value ? this.evaluate(value) : this.nothing());
    this.names = names;
    this.base = base;
  }

  protected callFunction(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
  ): Value {
    const { code } = of;
    const place = [this.from, this.to] as const;
    if (!code.plain) return this.opaqueCall(of, args, `${code.name || 'this function'} does not run at once`);
    if (this.depth >= mostCalls)
      throw new NotFollowed(`${code.name || 'a function'} goes through more than ${mostCalls} calls`);
    const { names, base } = this;
    const cells = new Map<string, Cell>();
    for (const name of code.own)
      cells.set(name, { value: this.library.selfIsArgument ? null : this.nothing() });
    if (code.self !== '') cells.set(code.self, { value: of });
    const isMethod = this.library.selfIsArgument && of.home !== null && self !== null;
    if (!code.isArrow && !this.library.selfIsArgument) cells.set('this', { value: self ?? this.nothing() });
    this.names = { cells, around: of.around };
    this.base = of.base;
    this.depth++;
    this.calling.push(code);
    try {
      this.parameters(of, isMethod ? [self as Value, ...args] : args, keywords, cells);
      return this.body(code.body) ?? this.nothing();
    } finally {
      this.calling.pop();
      this.depth--;
      this.names = names;
      this.base = base;
      [this.from, this.to] = place;
    }
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
    if (target.kind === 'name') cells.set(target.name, { value });
    else {
      for (const name of namesIn(target)) cells.set(name, { value: null });
      this.assignTo(target, value);
    }
  }

  protected comprehension(e: Extract<Expression, { kind: 'comprehension' }>): Value {
    if (e.form === 'generator')
      throw new NotFollowed('a generator is followed only where all of it is used at once');
    const values: Value[] = [];
    const record = new Rec('dict');
    const around = this.names;
    // All rounds have the same variables; what it goes through first is none of theirs.
    const [first] = e.clauses;
    const source = first?.kind === 'each' ? this.evaluate(first.of) : null;
    const own = e.clauses.flatMap((clause) => (clause.kind === 'each' ? namesIn(clause.target) : []));
    this.names = { cells: new Map(own.map((name) => [name, { value: null }])), around };
    const go = (k: number): void => {
      const clause = e.clauses[k];
      if (!clause) {
        if (e.key) {
          const key = this.evaluate(e.key);
          if (!this.library.setAt(this, record, key, this.evaluate(e.value)))
            throw new NotFollowed('a key is not known');
        } else values.push(this.evaluate(e.value));
      } else if (clause.kind === 'if') {
        const holds = this.counted(this.asNumber(this.evaluate(clause.test)));
        if (holds === null) throw new NotFollowed('what this has depends on a number');
        if (holds) go(k + 1);
      } else {
        const of = this.over(k === 0 && source !== null ? source : this.evaluate(clause.of));
        for (let round = 0; ; round++) {
          const next = this.library.next(this, of, round);
          if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
          if (next === undefined) return;
          this.step();
          this.bind(clause.target, next);
          go(k + 1);
        }
      }
    };
    try {
      go(0);
    } finally {
      this.names = around;
    }
    if (e.key) return record;
    return new List(values, e.form === 'set' ? 'set' : 'list');
  }

  /** Whether something is true, which decides how many elements there are. */
  private counted(test: Value): boolean | null {
    const decided = this.decided(test);
    if (decided !== null || typeof test !== 'number' || this.isAssumed(test)) return decided;
    const number = this.known(test);
    return number === null || Number.isNaN(number) ? null : number !== 0;
  }

  /** Gives the variables of a comprehension their values, which nobody else sees. */
  private bind(target: Target, value: Value): void {
    if (target.kind === 'name') this.memory.set(this.cellOf(target.name), '', value);
    else if (target.kind === 'items' && !target.items.some((part) => part?.rest)) {
      const values = this.elements(value);
      if (values.length !== target.items.length)
        this.fail('this has another number of values', this.library.misfit);
      for (const [k, part] of target.items.entries()) if (part) this.bind(part.target, values[k]);
    } else this.assignTo(target, value);
  }

  protected opaque(e: Extract<Expression, { kind: 'opaque' }>): Value {
    if (e.assignsAnything) throw new NotFollowed(e.reason);
    this.from = e.from + this.base;
    this.to = e.to + this.base;
    const values = e.reads.flatMap((name) => this.find(name)?.value ?? []);
    const cells = e.assigns.flatMap((name) => this.find(name) ?? []);
    if (values.length === 0 && cells.length === 0 && e.number)
      return this.world.given(this.world.said(this.from, this.to), this.from, this.to);
    return this.opaqueCode(values, cells, e.reason);
  }

  protected unknownCall(of: Thing, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    return this.opaqueCall(
      of,
      [...args, ...keywords.values()],
      `${this.world.said(this.from, this.to)} is not known`,
    );
  }

  private opaqueCall(of: Value, args: readonly Value[], reason: string): Value {
    return this.opaqueCode([of, ...args], [], reason);
  }

  protected opaqueCode(reads: readonly Value[], assigns: readonly Cell[], reason: string): number {
    if (this.trying > 0) throw new NotFollowed(reason);
    const within = this.reachable([...reads, ...this.everyFunction()]);
    const node = this.world.opaque(this.nodesOf(within), this.from, this.to, reason);
    const cells = new Set(assigns);
    for (const value of within) {
      if (typeof value === 'number') continue;
      if (value.kind === 'list' || value.kind === 'record') this.memory.lose(value, { hub: node, reason });
      else if (value.kind === 'class' || value.kind === 'function')
        for (const [key, held] of value.members)
          if (typeof held === 'number') this.memory.set(value, key, this.unknown([node], reason));
      if (value.kind === 'function') for (const cell of this.assignedBy(value)) cells.add(cell);
      else if (value.kind === 'class')
        for (const method of value.methods.values())
          for (const cell of this.assignedBy(method)) cells.add(cell);
    }
    for (const cell of cells) this.memory.set(cell, '', this.unknown([node], reason));
    return node;
  }

  /** The variables around a function that it may assign. */
  private *assignedBy({ code, around }: Func): Generator<Cell> {
    const { assigns, assignsAnything } = touchedBy(code);
    for (let names: Names | null = around; names; names = names.around)
      for (const [name, cell] of names.cells)
        if (assignsAnything || (assigns.has(name) && !code.own.includes(name))) yield cell;
  }

  /** All functions that there are: whoever runs may know these. */
  private *everyFunction(): Generator<Value> {
    yield* this.made;
  }
}

/** The method of a class, or of one that it builds on. */
export function methodOf(of: ClassThing, name: string): Func | null {
  for (let each: ClassThing | null = of; each; each = each.base) {
    const found = each.methods.get(name);
    if (found) return found;
  }
  return null;
}
