/* Loops, and comprehensions: round by round where the rounds can be counted, else one round, after which nothing that it changed is known. */
import type { Block, Expression, Loop, Target } from '../../program/code';
import { type Cell, List, Rec, type Value } from '../../program/values';
import type { Span } from '../../text/span';
import { NotFollowed } from './budget';
import type { Journal } from './memory';
import { type Leaving, Sides } from './sides';
import { namesIn } from './touches';

/** Follows loops. */
export abstract class Rounds extends Sides {
  /** One round only was followed of a loop. */
  protected abstract hasOneRound(code: Span): void;

  abstract block(body: Block): Leaving;
  protected abstract statements(body: Block): Leaving;

  protected loop(code: Loop & { readonly from: number; readonly to: number }): Leaving {
    const leaving = this.at_('loop', code.label, [code], () =>
      code.form === 'each' ? this.each(code) : this.rounds(code),
    );
    if (leaving?.kind === 'break' && (leaving.label === '' || leaving.label === code.label)) return null;
    if (leaving) return leaving;
    return this.block(code.orElse);
  }

  /** Loops that had no round yet, with the number that is true where they have one. */
  private readonly empty = new Map<Loop, number | null>();

  /** Loops without a round get one, where other counts give them one. */
  settleRounds(): void {
    for (const test of this.empty.values()) if (test !== null) this.wish(test, (value) => value !== 0);
  }

  /** Notes whether a loop has a round; once it had one, that stays. */
  private hasRound(code: Loop, test: number | null): void {
    if (test === null || !this.empty.has(code)) this.empty.set(code, test);
  }

  private rounds(code: Extract<Loop, { form: 'while' }> & Span): Leaving {
    const around = this.names;
    let assumed = 0;
    const { withinAssumed: outside } = this;
    const { length } = this.bounds;
    const own = new Map<string, Cell>(code.own.map((name) => [name, { value: null }]));
    if (own.size > 0) this.names = { cells: own, around };
    try {
      this.statements(code.init);
      for (let round = 0; ; round++) {
        if (code.test && !(code.testLast && round === 0)) {
          const { isTrue, test, journal } = this.asksFor(code.test);
          this.bounds.length = length;
          if (typeof test === 'number') this.bounds.push({ test });
          if (assumed === 0 && isTrue !== null && this.isDecidedByCounts(test)) {
            assumed = 1;
            this.withinAssumed++;
          }
          if (isTrue === null)
            return this.oneRound(code, 'how many rounds it has depends on what is computed', journal);
          if (!isTrue && round === 0 && typeof test === 'number') this.hasRound(code, test);
          if (!isTrue) return null;
        }
        if (round === 0) this.hasRound(code, null);
        const before = outside + assumed;
        const leaving = this.inSight(code, before, () => this.round(code, code.body));
        if (leaving) return leaving;
        // Each round has names of its own, which begin with what those of the round before had.
        if (own.size > 0)
          this.names = {
            cells: new Map(
              [...this.names.cells].map(([name, { value }]) => [name, this.another(name, value)]),
            ),
            around,
          };
        const { update } = code;
        if (update) this.inSight(code, before, () => this.evaluate(update));
      }
    } finally {
      this.bounds.length = length;
      this.withinAssumed -= assumed;
      this.names = around;
    }
  }

  /** Whether there is another round; null where that is not known. Asking may change something. */
  private asksFor(code: Expression): {
    readonly isTrue: boolean | null;
    readonly test: Value;
    readonly journal: Journal;
  } {
    const journal = this.memory.begin();
    try {
      const test = this.asNumber(this.evaluate(code));
      const isTrue = this.decidesRound(test);
      if (isTrue === null && typeof test === 'number') this.comparesCounts(test);
      return { isTrue, test, journal };
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
    let assumed = 0;
    const { withinAssumed: outside } = this;
    const { length } = this.bounds;
    this.bounds.push({ of });
    if (this.isDecidedByCounts(of)) {
      assumed++;
      this.withinAssumed++;
    }
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
        if (round === 0)
          this.hasRound(code, next === undefined ? (this.library.asks?.(this, of) ?? null) : null);
        if (next === undefined) return null;
        if (code.declares === 'let' || code.declares === 'const')
          this.names = {
            cells: new Map(namesIn(code.target).map((name) => [name, { value: null }])),
            around,
          };
        const leaving = this.inSight(code, outside + assumed, () => {
          this.assignTo(code.target, next);
          return this.round(code, code.body);
        });
        if (leaving) return leaving;
      }
    } finally {
      this.bounds.length = length;
      this.withinAssumed -= assumed;
      this.names = around;
    }
  }

  /** Follows a round: once what is assumed may have ended the loop, nobody knows which round is the last, and none shows. */
  private inSight<T>(code: Loop & Span, before: number, follow: () => T): T {
    if (this.withinAssumed > before) return this.aside(false, follow);
    const result = follow();
    if (this.withinAssumed > before) this.hasOneRound(code);
    return result;
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
        this.bounds.push({ of });
        if (this.isDecidedByCounts(of)) {
          assumed++;
          this.withinAssumed++;
        }
        for (let round = 0; ; round++) {
          const next = this.library.next(this, of, round);
          if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
          if (next === undefined) break;
          this.step();
          this.bind(clause.target, next);
          go(k + 1);
        }
        this.bounds.pop();
      }
    };
    let assumed = 0;
    const { length } = this.bounds;
    try {
      go(0);
    } finally {
      this.bounds.length = length;
      this.withinAssumed -= assumed;
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
}
