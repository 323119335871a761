/* Follows statements, one after the other; what can't be followed is opaque. */
import type { Block, Code } from '../../program/code';
import type { Cell, Value } from '../../program/values';
import type { Span } from '../../text/span';
import { NotFollowed, Thrown } from './budget';
import { isWritten } from './joins';
import { Rounds } from './rounds';
import type { Leaving } from './sides';
import { mayLeave, touchedBy } from './touches';

/** A condition with a block on each side. */
export type Condition = Extract<Code, { kind: 'if' }>;

export abstract class Runner extends Rounds {
  /** Nothing is shown of code that turned out not to be followed. */
  protected abstract forgetShown(code: Code, reason: string): void;

  /** Code is not followed, and may have made functions of what it consists of. */
  protected abstract linger(code: Code): void;

  /** Why code that has run last is opaque; null where none has. */
  protected opaqueReason: string | null = null;

  /** Code is not followed, and why. */
  protected abstract tellOpaque(code: Span, reason: string): void;

  /** A condition is met; `isTrue` is null where that is not known. */
  protected abstract meets(code: Condition, isTrue: boolean | null): void;

  /** A function returns this. */
  protected abstract isReturned(value: Value, at: Span): Value;

  /** A name stands for a library from here on, or for a part of one. */
  protected abstract imports(name: string, path: string): void;

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
  protected declaredIn(body: Block): Map<string, Cell> | null {
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
    for (const [k, code] of body.entries()) {
      const leaving = this.statement(code);
      if (!leaving) continue;
      if (k + 1 < body.length) this.passes(null, body.slice(k + 1));
      return leaving;
    }
    return null;
  }

  /** Follows a statement; what can't be followed is opaque. */
  protected statement(code: Code): Leaving {
    this.step();
    this.justMade = -1;
    const { moment } = this.memory;
    const { waitingNow } = this;
    try {
      return this.follow(code);
    } catch (error) {
      if (!(error instanceof NotFollowed)) throw error;
      this.memory.takeBack(moment);
      this.forgetWaiting(waitingNow);
      this.forgetShown(code, error.reason);
      this.tellOpaque(code, error.reason);
      this.notFollowed(code, error.reason, error.of);
      return null;
    }
  }

  /** A statement is opaque: it may have read and changed what its names can reach. */
  protected notFollowed(code: Code, reason: string, of: readonly Value[] = []): void {
    const { reads, assigns, assignsAnything } = touchedBy(code);
    if (this.trying > 0 || assignsAnything || mayLeave([code])) throw new NotFollowed(reason, of);
    this.linger(code);
    this.from = code.from + this.base;
    this.to = code.to + this.base;
    const values: Value[] = [...of];
    for (const name of reads) {
      const value = this.find(name)?.value;
      if (value !== undefined && value !== null) values.push(value);
    }
    this.opaqueCode(
      values,
      [...assigns].map((name) => this.cellOf(name)),
      reason,
    );
  }

  private follow(code: Code): Leaving {
    switch (code.kind) {
      case 'assign': {
        this.assignStatement(code);
        return null;
      }
      case 'expression':
        if (this.library.onlyShows?.(code.value, (name) => this.find(name) === null)) return null;
        this.opaqueReason = null;
        this.evaluate(code.value);
        if (this.opaqueReason !== null) this.tellOpaque(code, this.opaqueReason);
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
      case 'if': {
        const test = this.asNumber(this.evaluate(code.test));
        this.meets(code, this.truthOf(test));
        return this.condition(
          test,
          code,
          () => this.block(code.yes),
          () => this.block(code.no),
        );
      }
      case 'loop':
        return this.loop(code);
      case 'return':
        return {
          kind: 'return',
          value: code.value && this.isReturned(this.evaluate(code.value), code.value),
          isNew: code.value !== null && isWritten(code.value),
        };
      case 'break':
      case 'continue':
        return { kind: code.kind, label: code.label };
      case 'throw':
        throw new Thrown('it throws here', code.value && this.evaluate(code.value));
      case 'assert': {
        this.asserts(this.evaluate(code.test));
        return null;
      }
      case 'block': {
        const leaving = this.at_('block', code.label, [code], () => this.block(code.body));
        const isOwn = code.label !== '' && leaving?.kind === 'break' && leaving.label === code.label;
        return isOwn ? null : leaving;
      }
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
        return this.entered(code);
      case 'yield':
        throw new NotFollowed('what asks for this is not known');
      case 'opaque':
        throw new NotFollowed(code.reason);
    }
  }

  /** Something is a fact from here on. */
  protected asserts(of: Value): void {
    const test = this.asNumber(of);
    const holds = this.decided(test);
    if (holds === false && typeof test === 'number') this.wish(test, (value) => value !== 0);
    if (holds === false) throw new Thrown('this assertion does not hold');
    if (holds === null && this.trying > 0) throw new NotFollowed('whether this throws is not known');
  }

  private cases(code: Extract<Code, { kind: 'switch' }>): Leaving {
    const of = this.evaluate(code.of);
    this.passes(null, code);
    let found = -1;
    for (const [k, { value }] of code.cases.entries()) {
      if (!value) continue;
      const wanted = this.evaluate(value);
      this.from = value.from + this.base;
      const same = this.decided(this.apply('==', [of, wanted]));
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

  /** What stands in a `with` runs between what its value does when it is entered, and left. */
  private entered({ value, target, body }: Extract<Code, { kind: 'with' }>): Leaving {
    const of = this.evaluate(value);
    const entered = this.library.enter?.(this, of);
    if (entered === undefined) throw new NotFollowed('what this enters is not known', [of]);
    if (target) this.assignTo(target, entered.value);
    if (!entered.leave) return this.block(body);
    const { waitingNow, trying } = this;
    let leaving: Leaving = null;
    let thrown: Thrown | null = null;
    this.trying++;
    try {
      leaving = this.block(body);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      thrown = error;
    } finally {
      this.trying = trying;
    }
    if (this.waitingNow !== waitingNow) throw new NotFollowed('how this is left depends on a number');
    const isStopped = this.decided(entered.leave((thrown?.value ?? null) as Value | null, thrown !== null));
    if (thrown && isStopped === null) throw new NotFollowed('whether this goes on is not known');
    if (thrown && !isStopped) throw thrown;
    return leaving;
  }

  private attempt(code: Extract<Code, { kind: 'try' }>): Leaving {
    const { waitingNow } = this;
    this.passes(null, code);
    let leaving: Leaving = null;
    let thrown: Thrown | null = null;
    try {
      leaving = this.handled(code);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      thrown = error;
    }
    if (code.last.length > 0 && this.waitingNow !== waitingNow)
      throw new NotFollowed('how this is left depends on a number');
    const last = this.block(code.last);
    if (thrown && !last) throw thrown;
    return last ?? leaving;
  }

  private handled(code: Extract<Code, { kind: 'try' }>): Leaving {
    const { trying } = this;
    try {
      this.trying++;
      const leaving = this.block(code.body);
      if (leaving) return leaving;
    } catch (error) {
      this.trying = trying;
      if (!(error instanceof Thrown)) throw error;
      return this.handle(code, error);
    } finally {
      this.trying = trying;
    }
    return this.block(code.orElse);
  }

  private handle(code: Extract<Code, { kind: 'try' }>, thrown: Thrown): Leaving {
    const handler = this.handlerOf(code, thrown);
    const value = (thrown.value as Value | null) ?? this.unknown([], thrown.reason);
    const around = this.names;
    if (handler.target !== null) this.names = { cells: new Map([[handler.target, { value }]]), around };
    try {
      return this.block(handler.body);
    } finally {
      this.names = around;
    }
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
