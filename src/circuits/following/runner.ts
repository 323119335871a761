/*
 * Follows statements: one after the other, one side of a condition or both, loops round by round. What leaves a block on
 * one side of a condition on numbers waits, with what everything holds there, for the place that it leaves to; the rest
 * is followed as the other side, and both are joined there.
 */
import type { Block, Code, Expression, Loop, Part, Target } from '../../program/code';
import { type Cell, Given, List, type Value } from '../../program/values';
import type { Span } from '../../text/span';
import { Thrown } from './budget';
import { Evaluator, NotFollowed } from './evaluator';
import type { Holder, Journal, Key } from './memory';
import { mayLeave, namesIn, touchedBy } from './touches';

/** How a block is left before its end; null where it is not. */
export type Leaving =
  | { readonly kind: 'return'; readonly value: Value | null }
  | { readonly kind: 'break' | 'continue'; readonly label: string }
  | null;

/** One side of a condition that has left a block, and waits for the other one. */
interface Waiting {
  /** The numbers that are true where it was left this way, and those that are not. */
  readonly tests: { readonly node: number; readonly holds: boolean }[];
  readonly held: ReadonlyMap<Holder, ReadonlyMap<Key, unknown>>;
  readonly leaving: NonNullable<Leaving>;
}

/** What can be left: a function, a loop, one round of it. */
interface Place {
  readonly kind: 'function' | 'loop' | 'round' | 'block';
  readonly label: string;
  readonly journal: Journal;
  readonly waiting: Waiting[];
}

export abstract class Runner extends Evaluator {
  /** What the code that is followed stands in, the innermost last. */
  private readonly places: Place[] = [];

  /** A variable is assigned: whoever shows it hears of it. */
  protected abstract assigned(cell: Cell, name: string, value: Value, target: Target): Value;
  /** Several targets get a value: none of them has its node for itself. */
  protected abstract isShared(value: Value): void;
  /** One round only was followed of a loop. */
  protected abstract hasOneRound(code: Span): void;
  /** Nothing is shown of code that turned out not to be followed. */
  protected abstract forgetShown(code: Code, reason: string): void;
  /** A name stands for a library from here on, or for a part of one. */
  protected abstract imports(name: string, path: string): void;
  /** An element or a member is assigned. */
  protected abstract placed(value: Value, target: Target, key: string): Value;

  block(body: Block): Leaving {
    const own = this.declaredIn(body);
    if (own) this.names = { cells: own, around: this.names };
    try {
      return this.statements(body);
    } finally {
      if (own && this.names.around) this.names = this.names.around;
    }
  }

  /** The names that only a block has; null for none. */
  private declaredIn(body: Block): Map<string, Cell> | null {
    let cells: Map<string, Cell> | null = null;
    const add = (name: string) => {
      cells ??= new Map();
      cells.set(name, { value: null });
    };
    for (const code of body) {
      if (code.kind === 'assign' && (code.declares === 'let' || code.declares === 'const'))
        for (const name of touchedBy(code).assigns) add(name);
      else if (code.kind === 'declare' && code.declares !== 'var') code.names.forEach(add);
      else if (code.kind === 'function' && code.hoisted) add(code.name);
      else if (code.kind === 'class' && this.library.hasBlocks) add(code.name);
    }
    return cells;
  }

  protected statements(body: Block): Leaving {
    for (const code of body)
      if (code.kind === 'function' && code.hoisted)
        this.assignName(code.name, this.makeFunction(code.code), code);
    for (const code of body) {
      const leaving = this.statement(code);
      if (leaving) return leaving;
    }
    return null;
  }

  /** Follows a statement; what can't be followed is opaque. */
  protected statement(code: Code): Leaving {
    this.step();
    const journal = this.memory.begin();
    try {
      return this.follow(code);
    } catch (error) {
      if (!(error instanceof NotFollowed)) throw error;
      this.memory.takeBack(journal);
      this.forgetShown(code, error.reason);
      this.notFollowed(code, error.reason, error.of);
      return null;
    } finally {
      this.memory.end(journal);
    }
  }

  /** A statement is opaque: it may have read and changed what its names can reach. */
  protected notFollowed(code: Code, reason: string, of: readonly Value[] = []): void {
    const { reads, assigns, assignsAnything } = touchedBy(code);
    if (this.trying > 0 || assignsAnything || mayLeave([code])) throw new NotFollowed(reason, of);
    this.from = code.from + this.base;
    this.to = code.to + this.base;
    const values: Value[] = [...of];
    for (const name of reads) {
      const value = this.find(name)?.value;
      if (value !== undefined && value !== null) values.push(value);
    }
    const cells = [...assigns].flatMap((name) => this.find(name) ?? []);
    this.opaqueCode(values, cells, reason);
  }

  private follow(code: Code): Leaving {
    switch (code.kind) {
      case 'assign': {
        this.assignStatement(code);
        return null;
      }
      case 'expression':
        if (this.library.onlyShows?.(code.value, (name) => this.find(name) === null)) return null;
        this.evaluate(code.value);
        return null;
      case 'declare':
        if (code.declares !== 'var')
          for (const name of code.names) this.cellOf(name).value = { kind: 'nothing', name: 'undefined' };
        return null;
      case 'function':
        if (!code.hoisted) this.assignName(code.name, this.makeFunction(code.code), code);
        return null;
      case 'class':
        this.assignName(code.name, this.makeClass(code.code), code);
        return null;
      case 'if':
        return this.condition(
          this.asNumber(this.evaluate(code.test)),
          () => this.block(code.yes),
          () => this.block(code.no),
        );
      case 'loop':
        return this.loop(code);
      case 'return':
        return { kind: 'return', value: code.value && this.evaluate(code.value) };
      case 'break':
      case 'continue':
        return { kind: code.kind, label: code.label };
      case 'throw':
        throw new Thrown('it throws here', code.value && this.evaluate(code.value));
      case 'assert': {
        const holds = this.decided(this.asNumber(this.evaluate(code.test)));
        if (holds === false) throw new Thrown('this assertion does not hold');
        if (holds === null && this.trying > 0) throw new NotFollowed('whether this throws is not known');
        return null;
      }
      case 'block':
        return this.at_('block', code.label, [code], () => this.block(code.body));
      case 'try':
        return this.attempt(code);
      case 'import':
        if (this.trying > 0) throw new NotFollowed('whether this is there is not known');
        for (const [name, path] of code.names) this.imports(name, path);
        return null;
      case 'nothing':
        return null;
      case 'outer':
        if (code.isGlobal) for (const name of code.names) this.isGlobal(name);
        return null;
      case 'delete':
        for (const target of code.targets) this.remove(target);
        return null;
      case 'switch':
        return this.at_('loop', '', [code], () => this.cases(code));
      case 'with':
        throw new NotFollowed('this is not followed');
      case 'opaque':
        throw new NotFollowed(code.reason);
    }
  }

  private assignStatement(code: Extract<Code, { kind: 'assign' }>): void {
    const { targets, operator, value: expression } = code;
    if (operator !== '') {
      const [target] = targets;
      const place = this.placeAt(target);
      const before = place.read();
      const value = this.evaluate(expression);
      this.from = target.from + this.base;
      this.to = expression.to + this.base;
      place.assign(this.updated(operator, before, value));
      return;
    }
    const value = this.evaluate(expression);
    if (targets.length > 1) this.isShared(value);
    for (const target of targets) this.assignTo(target, value);
  }

  // Assigning.

  /** The variable that a name means here; one of the scope's own where nothing declares it. */
  protected cellOf(name: string): Cell {
    const known = this.find(name);
    if (known) return known;
    let outermost = this.names;
    while (outermost.around) outermost = outermost.around;
    const cell: Cell = { value: null };
    outermost.cells.set(name, cell);
    return cell;
  }

  /** A name means a variable of the outermost code, whatever has that name between. */
  private isGlobal(name: string): void {
    let outermost = this.names;
    while (outermost.around) outermost = outermost.around;
    const known = outermost.cells.get(name);
    const nearest = this.find(name);
    if (nearest === null || nearest === known) return;
    const cell = known ?? { value: null };
    outermost.cells.set(name, cell);
    this.names.cells.set(name, cell);
  }

  private remove(target: Target): void {
    if (target.kind === 'name') {
      this.memory.set(this.cellOf(target.name), '', null);
      return;
    }
    if (target.kind !== 'member' && target.kind !== 'at')
      throw new NotFollowed('what this deletes is not followed');
    const of = this.evaluate(target.of);
    const key = target.kind === 'member' ? target.key : this.evaluate(target.index);
    const isLost = this.isLost(of) || of instanceof Given;
    if (isLost || !this.library.remove(this, of, key)) this.writtenElsewhere(of);
  }

  private assignName(
    name: string,
    value: Value,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    this.assignTo({ kind: 'name', name, from, to }, value);
  }

  protected assignTo(target: Target, value: Value): void {
    switch (target.kind) {
      case 'name': {
        const cell = this.cellOf(target.name);
        this.memory.set(cell, '', this.assigned(cell, target.name, value, target));
        return;
      }
      case 'member':
        return this.assignMember(target, this.evaluate(target.of), value);
      case 'at': {
        const of = this.evaluate(target.of);
        return this.assignElement(target, of, this.evaluate(target.index), value);
      }
      case 'items':
        return this.assignItems(target.items, value);
      case 'members':
        for (const { key, target: own, otherwise, rest } of target.members) {
          if (rest) throw new NotFollowed('what is left of a pattern is not followed');
          const name = typeof key === 'string' ? key : this.keyOf(this.evaluate(key));
          if (name === null) throw new NotFollowed('a key is not known');
          this.assignPart(own, otherwise, this.memberOf(value, name));
        }
    }
  }

  protected assignMember(target: Extract<Target, { kind: 'member' }>, of: Value, value: Value): void {
    if (this.isLost(of)) return this.writtenElsewhere(of, value);
    const own = this.placed(value, target, `.${target.key}`);
    if (of instanceof Given) this.give(of, target.key, own);
    else if (!this.library.setMember(this, of, target.key, own)) this.writtenElsewhere(of, own);
  }

  protected assignElement(
    target: Extract<Target, { kind: 'at' }>,
    of: Value,
    index: Value,
    value: Value,
  ): void {
    if (this.isLost(of)) return this.writtenElsewhere(of, value, index);
    const own = this.placed(value, target, `[${this.keyOf(index) ?? '?'}]`);
    const key = of instanceof Given && !of.list ? this.keyOf(index) : null;
    if (of instanceof Given && key !== null) this.give(of, key, own);
    else if (!this.library.setAt(this, of instanceof Given && of.list ? of.list : of, index, own))
      this.writtenElsewhere(of, own, index);
  }

  /** Something that the file does not give has a member or an element from here on. */
  private give(of: Given, key: string, value: Value): void {
    this.memory.set(of, key, value);
    this.world.keeps(this.nodesOf([value]));
  }

  private assignItems(items: readonly (Part | null)[], value: Value): void {
    const rest = items.findIndex((part) => part?.rest);
    const values = this.elements(value);
    const after = rest < 0 ? 0 : items.length - rest - 1;
    const isFitting = rest < 0 ? values.length === items.length : values.length >= items.length - 1;
    if (!isFitting && this.library.misfit)
      this.fail('this has another number of values', this.library.misfit);
    for (const [k, part] of items.entries()) {
      if (!part) continue;
      if (k === rest) {
        this.assignTo(part.target, new List(values.slice(k, values.length - after)));
        continue;
      }
      const at = rest >= 0 && k > rest ? values.length - (items.length - k) : k;
      this.assignPart(part.target, part.otherwise, values[at] ?? { kind: 'nothing', name: 'undefined' });
    }
  }

  protected assignPart(target: Target, otherwise: Part['otherwise'], value: Value): void {
    const isMissing = typeof value !== 'number' && value.kind === 'nothing' && value.name === 'undefined';
    this.assignTo(target, isMissing && otherwise ? this.evaluate(otherwise) : value);
  }

  private isLost(of: Value): boolean {
    return typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost !== null;
  }

  /** Something is written at a place that is not known. */
  private writtenElsewhere(...of: readonly Value[]): void {
    this.opaqueCode(of, [], 'what is assigned here is not known');
  }

  // Conditions.

  /** Follows the side of a condition that is taken, or both. */
  private condition(test: Value, yes: () => Leaving, no: () => Leaving): Leaving {
    const isTrue = this.decided(test);
    if (isTrue !== null) return isTrue ? yes() : no();
    const node =
      typeof test === 'number' ? test : this.unknown([test], 'it is not known whether this is true');
    const one = this.oneSide(node, true, yes);
    const other = this.oneSide(node, false, no);
    if (one.thrown && other.thrown) throw one.thrown;
    if ((one.thrown || other.thrown) && this.trying > 0)
      throw new NotFollowed('whether this throws depends on a number');
    // A side that throws is no side.
    if (one.thrown || other.thrown) {
      const only = one.thrown ? other : one;
      this.take(only.after);
      return only.leaving;
    }
    return this.joinSides(node, one, other);
  }

  private joinSides(node: number, one: Side, other: Side): Leaving {
    if (!one.leaving && !other.leaving) {
      this.join(node, one, other);
      return null;
    }
    if (one.leaving && other.leaving && isAlike(one.leaving, other.leaving)) {
      this.join(node, one, other);
      if (one.leaving.kind !== 'return' || other.leaving.kind !== 'return') return one.leaving;
      return { kind: 'return', value: this.joinedReturns(node, one.leaving.value, other.leaving.value) };
    }
    // The side that leaves to the place further out waits there; what comes now is the other side.
    const [left, goesOn] = this.isFurther(one.leaving, other.leaving) ? [one, other] : [other, one];
    const leaving = left.leaving as NonNullable<Leaving>;
    const place = this.places[this.placeOf(leaving)];
    if (!place) throw new NotFollowed('this is left from within a condition');
    this.take(left.after);
    const held = this.memory.since(place.journal);
    place.waiting.push({ tests: [{ node, holds: left === one }], held, leaving });
    this.take(left.before);
    this.take(goesOn.after);
    return goesOn.leaving;
  }

  private joinedReturns(node: number, one: Value | null, other: Value | null): Value {
    const nothing: Value = { kind: 'nothing', name: 'undefined' };
    return this.joined(node, one ?? nothing, other ?? nothing);
  }

  private isFurther(one: Leaving, other: Leaving): boolean {
    if (!one || !other) return one !== null;
    return this.placeOf(one) < this.placeOf(other);
  }

  /** The number of the place that is left. */
  private placeOf(leaving: NonNullable<Leaving>): number {
    if (leaving.kind === 'return') return this.places.findLastIndex(({ kind }) => kind === 'function');
    const { label, kind } = leaving;
    const wanted = kind === 'break' ? 'loop' : 'round';
    return this.places.findLastIndex((place) =>
      label === ''
        ? place.kind === wanted
        : place.label === label && (place.kind === wanted || place.kind === 'block'),
    );
  }

  private oneSide(node: number, holds: boolean, follow: () => Leaving): Side {
    const marks = this.places.map(({ waiting }) => waiting.length);
    const journal = this.memory.begin();
    let leaving: Leaving = null;
    let thrown: Thrown | null = null;
    try {
      leaving = this.aside(this.isTaken(node, holds), follow);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      thrown = error;
    } finally {
      const after = this.memory.now(journal);
      const before = new Map([...journal.before].map(([holder, places]) => [holder, new Map(places)]));
      this.memory.takeBack(journal);
      this.memory.end(journal);
      // What has left from within this side has done so only where the condition is this way.
      this.places.forEach(({ waiting }, k) => {
        for (const each of waiting.slice(marks[k])) each.tests.push({ node, holds });
      });
      // biome-ignore lint/correctness/noUnsafeFinally: what was thrown is kept, or thrown on
      return { leaving, thrown, after, before };
    }
  }

  private take(held: ReadonlyMap<Holder, ReadonlyMap<Key, unknown>>): void {
    for (const [holder, places] of held)
      for (const [key, value] of places) this.memory.put(holder, key, value);
  }

  /** Follows what can be left, and joins what has left it with what has not. */
  private at_(kind: Place['kind'], label: string, body: Block, follow: () => Leaving): Leaving {
    if (!mayLeave(body)) return follow();
    const place: Place = { kind, label, journal: this.memory.begin(), waiting: [] };
    this.places.push(place);
    let leaving: Leaving;
    try {
      leaving = follow();
      this.places.pop();
    } catch (error) {
      this.places.pop();
      this.memory.end(place.journal);
      throw error;
    }
    leaving = this.arrived(place, leaving);
    this.memory.end(place.journal);
    return leaving;
  }

  private arrived({ waiting, journal }: Place, leaving: Leaving): Leaving {
    let result = leaving;
    for (const { tests, held, leaving: own } of [...waiting].reverse()) {
      const test = this.allOf(tests);
      this.join(test, { after: this.memory.heldIn(journal, held) }, { after: this.memory.since(journal) });
      if (own.kind === 'return')
        result = {
          kind: 'return',
          value: this.joinedReturns(test, own.value, result?.kind === 'return' ? result.value : null),
        };
    }
    return result;
  }

  private allOf(tests: Waiting['tests']): number {
    const nodes = tests.map(({ node, holds }) => (holds ? node : this.applyTo('not', [node])));
    return nodes.reduce((all, node) => this.applyTo('and', [all, node]));
  }

  // Loops.

  private loop(code: Loop & { readonly from: number; readonly to: number }): Leaving {
    const leaving = this.at_('loop', code.label, [code], () =>
      code.form === 'each' ? this.each(code) : this.rounds(code),
    );
    if (leaving?.kind === 'break' && (leaving.label === '' || leaving.label === code.label)) return null;
    if (leaving) return leaving;
    return this.block(code.orElse);
  }

  private rounds(code: Extract<Loop, { form: 'while' }> & Span): Leaving {
    const around = this.names;
    const own = new Map<string, Cell>(code.own.map((name) => [name, { value: null }]));
    if (own.size > 0) this.names = { cells: own, around };
    try {
      this.statements(code.init);
      for (let round = 0; ; round++) {
        if (code.test && !(code.testLast && round === 0)) {
          const { isTrue, journal } = this.asksFor(code.test);
          if (isTrue === null)
            return this.oneRound(code, 'how many rounds it has depends on what is computed', journal);
          if (!isTrue) return null;
        }
        const leaving = this.round(code, code.body);
        if (leaving) return leaving;
        // Each round has names of its own, which begin with what those of the round before had.
        if (own.size > 0)
          this.names = {
            cells: new Map(
              [...this.names.cells].map(([name, { value }]) => [name, this.another(name, value)]),
            ),
            around,
          };
        if (code.update) this.evaluate(code.update);
      }
    } finally {
      this.names = around;
    }
  }

  /** Whether there is another round; null where that is not known. Asking may change something. */
  private asksFor(test: Expression): { readonly isTrue: boolean | null; readonly journal: Journal } {
    const journal = this.memory.begin();
    try {
      return { isTrue: this.decidesRound(this.evaluate(test)), journal };
    } finally {
      this.memory.end(journal);
    }
  }

  /** A variable of the next round. */
  protected another(_name: string, value: Value | null): Cell {
    return { value };
  }

  private each(code: Extract<Loop, { form: 'each' }> & Span): Leaving {
    const of = this.over(this.evaluate(code.of));
    const keys = code.keys ? this.library.keys(this, of) : null;
    if (code.keys && !keys) throw new NotFollowed('the keys that this goes through are not known', [of]);
    const around = this.names;
    try {
      for (let round = 0; ; round++) {
        const next = keys ? keys[round] : this.library.next(this, of, round);
        if (next === null && round === 0) {
          const first = this.library.first?.(this, of);
          if (first === undefined) throw new NotFollowed('what this goes through is not known', [of]);
          this.assignTo(code.target, first);
          return this.oneRound(code, 'how many rounds it has is not known', null);
        }
        if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
        if (next === undefined) return null;
        if (code.declares === 'let' || code.declares === 'const')
          this.names = {
            cells: new Map(namesIn(code.target).map((name) => [name, { value: null }])),
            around,
          };
        this.assignTo(code.target, next);
        const leaving = this.round(code, code.body);
        if (leaving) return leaving;
      }
    } finally {
      this.names = around;
    }
  }

  private round({ label }: Loop, body: Block): Leaving {
    this.step();
    const leaving = this.at_('round', label, body, () => this.block(body));
    const isOwn = leaving?.kind === 'continue' && (leaving.label === '' || leaving.label === label);
    return isOwn ? null : leaving;
  }

  /** Follows one round of a loop whose rounds can't be counted; what it has changed is not known afterwards. */
  private oneRound(code: Loop & Span, reason: string, before: Journal | null): Leaving {
    const journal = this.memory.begin();
    try {
      const leaving = this.round(code, code.body);
      this.hasOneRound(code);
      if (leaving) throw new NotFollowed(reason);
      // What asks for another round, and what comes between rounds, runs again, too.
      if (code.form === 'while' && code.update) this.evaluate(code.update);
      if (before) for (const [holder, key, held] of before.places()) journal.note(holder, key, held);
      for (const [holder, places] of journal.before)
        for (const key of places.keys())
          this.memory.forget(
            holder,
            key,
            (value) => this.unknown(value === null ? [] : [value], reason),
            reason,
          );
    } finally {
      this.memory.end(journal);
    }
    return null;
  }

  private cases(code: Extract<Code, { kind: 'switch' }>): Leaving {
    const of = this.evaluate(code.of);
    let found = -1;
    for (const [k, { value }] of code.cases.entries()) {
      if (!value) continue;
      const same = this.decided(this.apply('==', [of, this.evaluate(value)]));
      if (same === null) throw new NotFollowed('which case it is depends on a number');
      if (same) {
        found = k;
        break;
      }
    }
    if (found < 0) found = code.cases.findIndex(({ value }) => !value);
    if (found < 0) return null;
    for (const { body } of code.cases.slice(found)) {
      const leaving = this.block(body);
      if (leaving?.kind === 'break' && leaving.label === '') return null;
      if (leaving) return leaving;
    }
    return null;
  }

  private attempt(code: Extract<Code, { kind: 'try' }>): Leaving {
    const journal = this.memory.begin();
    let leaving: Leaving = null;
    const { trying } = this;
    try {
      this.trying++;
      leaving = this.block(code.body);
      this.trying = trying;
      leaving ??= this.block(code.orElse);
    } catch (error) {
      this.trying = trying;
      if (!(error instanceof Thrown)) throw error;
      const handler = this.handlerOf(code, error);
      const value = (error.value as Value | null) ?? this.unknown([], error.reason);
      const around = this.names;
      if (handler.target !== null) this.names = { cells: new Map([[handler.target, { value }]]), around };
      try {
        leaving = this.block(handler.body);
      } finally {
        this.names = around;
      }
    } finally {
      this.memory.end(journal);
    }
    const last = this.block(code.last);
    return last ?? leaving;
  }

  /** What catches that which was thrown. */
  private handlerOf({ handlers }: Extract<Code, { kind: 'try' }>, thrown: Thrown): (typeof handlers)[number] {
    for (const handler of handlers) {
      if (!handler.filter) return handler;
      const catches = this.library.catches?.(thrown.value as Value | null, this.evaluate(handler.filter));
      if (catches) return handler;
      if (catches !== false) break;
    }
    throw new NotFollowed('what is caught here is not known');
  }

  /** Follows the body of a function that is called: what it returns. */
  protected body(body: Block): Value | null {
    const leaving = this.at_('function', '', body, () => this.statements(body));
    return leaving?.kind === 'return' ? leaving.value : null;
  }
}

interface Side {
  readonly leaving: Leaving;
  readonly thrown: Thrown | null;
  readonly after: Map<Holder, Map<Key, unknown>>;
  readonly before: Map<Holder, Map<Key, unknown>>;
}

function isAlike(one: NonNullable<Leaving>, other: NonNullable<Leaving>): boolean {
  if (one.kind === 'return' || other.kind === 'return') return one.kind === other.kind;
  return one.kind === other.kind && one.label === other.label;
}
