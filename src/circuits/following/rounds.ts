/* Loops, and comprehensions: round by round where the rounds can be counted, else one round, after which nothing that it changed is known. */
import type { Block, Expression, Loop, Target } from '../../program/code';
import { type Cell, GeneratorThing, List, Rec, type Value } from '../../program/values';
import type { SectionName } from '../../tape/sections';
import type { Span } from '../../text/span';
import { NotFollowed, pastBudget } from './budget';
import type { Moment } from './memory';
import { type LoopStart, OneRound } from './one-round';
import { asksTheSame, goesOn, roundsAhead } from './rounds-ahead';
import type { Leaving } from './sides';
import { mayLeave, namesIn } from './touches';
import type { LoopRun, Training } from './training';

/** Follows loops. */
export abstract class Rounds extends OneRound {
  /** A loop is followed. */
  protected abstract goesThrough(code: Span): void;

  /** A loop trains: it makes these nodes of those. */
  protected abstract isTraining(code: Loop & Span, steps: Training['steps']): void;

  /** A comprehension that is gone through as far as it is asked for. */
  protected abstract lazily(e: Extract<Expression, { kind: 'comprehension' }>): Value;

  /** Nothing more comes of a generator. */
  protected abstract closes(of: GeneratorThing): void;

  abstract block(body: Block): Leaving;
  protected abstract statements(body: Block): Leaving;

  protected loop(code: Loop & { readonly from: number; readonly to: number }): Leaving {
    let hasEnded = false;
    this.goesThrough(code);
    const leaving = this.section('loop', code, () =>
      this.at_('loop', code.label, [code], () => {
        const { waitingNow } = this;
        const own = code.form === 'each' ? this.each(code) : this.rounds(code);
        hasEnded = own === null;
        if (!hasEnded || code.orElse.length === 0 || this.waitingNow === waitingNow) return own;
        // What has left the loop waits for the end of this, too.
        if (mayLeave(code.orElse)) throw new NotFollowed('how this loop is left depends on a number');
        hasEnded = false;
        return this.block(code.orElse);
      }),
    );
    if (leaving?.kind === 'break' && (leaving.label === '' || leaving.label === code.label)) return null;
    return leaving || !hasEnded ? leaving : this.block(code.orElse);
  }

  private rounds(code: Extract<Loop, { form: 'while' }> & Span): Leaving {
    const around = this.names;
    const own = new Map<string, Cell>(code.own.map((name) => [name, { value: null }]));
    if (own.size > 0) this.names = { cells: own, around };
    const run = this.training.begin(this.memory.moment, this.waitingNow, countersOf(code));
    const bound = this.enter();
    const way = this.ways.now;
    try {
      this.statements(code.init);
      const start = this.start();
      const { cost } = this.spending;
      let first: Value | null = null;
      for (let round = 0; ; round++) {
        if (code.test && !(code.testLast && round === 0)) {
          const { moment } = this.memory;
          const since = this.tape.length;
          const test = this.asNumber(this.evaluate(code.test));
          const isTrue = this.hasAnother(test);
          if (typeof test === 'number') this.asked(code, test, isTrue, round);
          this.inRound(bound, round);
          if (isTrue === null && round === 0) {
            const follow = () => this.oneRound(code, uncounted, moment, start);
            // What a number says has no round is shown as little as a side that does not run.
            return typeof test === 'number' ? this.aside(test, true, follow) : follow();
          }
          if (isTrue === null) {
            // The rounds before have run for sure, which nobody knows of this one: it is not followed.
            this.hadRounds(code, uncounted, run.moment, run.waiting, null);
            return null;
          }
          this.passes(test, code);
          if (!isTrue) return null;
          const isSame = round === 1 && first !== null && asksTheSame(this.tape, first, test);
          if (isSame || (round > 0 && goesOn(this.tape, test, since))) {
            this.hadOneRound(code, uncounted, run.moment, run.waiting, start);
            return null;
          }
          const ahead =
            round === 1 && first !== null
              ? roundsAhead(this.tape, first, test, (node) => this.known(node))
              : 0;
          if (this.spending.isTooMuch(cost, ahead)) {
            this.hadOneRound(code, pastBudget, run.moment, run.waiting, start);
            return null;
          }
          first = test;
        }
        if (round === 0) this.hasRound(code, null);
        const leaving = this.section('round', code, () =>
          endsByTest(code) ? this.round(code, code.body) : this.roundOfMany(code, round === 0 ? start : null),
        );
        if (leaving === 'one') return null;
        if (leaving) return leaving;
        if (this.trains(run, code, start)) return null;
        if (isEndless(code)) {
          if (this.trying > 0) throw new NotFollowed('whether this loop ends is not known');
          this.hadOneRound(code, 'this loop does not end by itself', run.moment, run.waiting, start);
          return null;
        }
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
      this.training.end(run);
      if (!this.isInFirstRound) this.ways.forget(way);
      this.leave(bound);
      this.names = around;
    }
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

  /** Whether there is another round; what it is compared with is a count from here on. */
  private hasAnother(test: Value): boolean | null {
    const isTrue = this.decidesRound(test);
    if (isTrue !== null || typeof test !== 'number') return isTrue;
    this.comparesCounts(test);
    return this.decidesRound(test);
  }

  /** A loop has asked whether it has another round. */
  private asked(code: Loop, test: number, isTrue: boolean | null, round: number): void {
    if (round === 0 && isTrue === false) this.hasRound(code, test);
    if (round === 0 && isTrue) this.boundBy({ test });
  }

  /** Whether a round has shown a loop to be a training loop, of which only that is followed. */
  private trains(run: LoopRun, code: Loop & Span, start: LoopStart): boolean {
    if (!run.isFirstRound) return false;
    const steps = this.training.stepsOf(run, this.memory);
    run.isFirstRound = false;
    if (steps.size === 0 && !this.hasStepped(start)) return false;
    this.isTraining(code, steps);
    this.hadOneRound(code, 'this loop trains: its first round is followed', run.moment, run.waiting, start);
    return true;
  }

  /** Whether a round has stepped something along a gradient whose name does not say so. */
  protected hasStepped(_start: LoopStart): boolean {
    return false;
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
    const { cost } = this.spending;
    const run = this.training.begin(this.memory.moment, this.waitingNow, namesIn(code.target));
    const bound = this.enter();
    this.boundBy({ of });
    const start = this.start();
    try {
      for (let round = 0; ; round++) {
        this.inRound(bound, round);
        const next = keys ? keys[round] : this.library.next(this, of, round);
        if (next === null && round === 0) {
          const first = this.library.first?.(this, of);
          if (first === undefined) throw new NotFollowed('what this goes through is not known', [of]);
          const { moment } = this.memory;
          this.assignTo(code.target, first);
          return this.oneRound(code, 'how many rounds it has is not known', moment, start);
        }
        if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
        if (round === 0)
          this.hasRound(code, next === undefined ? (this.library.asks?.(this, of) ?? null) : null);
        this.passes(of, code);
        if (next === undefined) return null;
        if (keys && !this.stillHas(of, next)) continue;
        if (code.declares === 'let' || code.declares === 'const')
          this.names = {
            cells: new Map(namesIn(code.target).map((name) => [name, { value: null }])),
            around,
          };
        const leaving = this.section('round', code, () => {
          this.assignTo(code.target, next);
          return this.round(code, code.body);
        });
        if (leaving) return leaving;
        if (this.trains(run, code, start)) return null;
        const ahead = round === 0 ? ((keys ? keys.length : this.library.count?.(this, of)) ?? 0) : 0;
        if (this.spending.isTooMuch(cost, ahead)) {
          this.hadOneRound(code, pastBudget, run.moment, run.waiting, start);
          return null;
        }
      }
    } finally {
      // A loop that is left ends what it goes through, in a language with blocks.
      if (of instanceof GeneratorThing && this.library.hasBlocks) this.closes(of);
      this.training.end(run);
      if (!this.isInFirstRound) this.ways.forget(start.way);
      this.leave(bound);
      this.names = around;
    }
  }

  /** Whether something has a key that it had when a loop over its keys began: what is gone by now is passed over. */
  private stillHas(of: Value, key: Value): boolean {
    const keys = this.library.keys(this, of);
    if (!keys) throw new NotFollowed('the keys that this goes through are not known', [of]);
    const name = this.keyOf(key);
    return keys.some((each) => this.keyOf(each) === name);
  }

  /** Notes which nodes a loop makes, or a round of it. */
  private section<T>(kind: 'loop' | 'round', { from, to }: Span, make: () => T): T {
    const at = { from: from + this.base, to: to + this.base };
    return this.inSection({ kind, at, name: '' }, make);
  }

  /** Notes which nodes are made together. */
  protected inSection<T>(section: SectionName, make: () => T): T {
    return this.tape.sections.within(section, this.tape, make);
  }

  private round({ label }: Loop, body: Block): Leaving {
    this.step();
    const leaving = this.at_('round', label, body, () => this.block(body));
    const isOwn = leaving?.kind === 'continue' && (leaving.label === '' || leaving.label === label);
    return isOwn ? null : leaving;
  }

  /** Follows one round of a loop whose rounds can't be counted; what it has changed since a moment is not known afterwards. */
  private oneRound(code: Loop & Span, reason: string, moment: Moment, start: LoopStart): Leaving {
    const { waitingNow } = this;
    if (this.section('round', code, () => this.round(code, code.body))) throw new NotFollowed(reason);
    this.hadOneRound(code, reason, moment, waitingNow, start);
    return null;
  }

  /** Follows a round of a loop that only ends from within: 'one' where a number decides whether there is another. */
  private roundOfMany(code: Loop & Span, start: LoopStart | null): Leaving | 'one' {
    const { moment } = this.memory;
    const { waitingNow } = this;
    const leaving = this.round(code, code.body);
    if (leaving || this.waitingNow === waitingNow) return leaving;
    this.hadOneRound(code, uncounted, moment, waitingNow, start);
    return 'one';
  }

  protected comprehension(e: Extract<Expression, { kind: 'comprehension' }>): Value {
    if (e.form === 'generator') return this.lazily(e);
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
        const bound = this.enter();
        this.boundBy({ of });
        for (let round = 0; ; round++) {
          this.inRound(bound, round);
          const next = this.library.next(this, of, round);
          if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
          if (next === undefined) break;
          this.step();
          this.section('round', clause.of, () => {
            this.bind(clause.target, next);
            go(k + 1);
          });
        }
        this.leave(bound);
      }
    };
    const outside = this.enter();
    try {
      this.section('loop', e, () => go(0));
    } finally {
      this.leave(outside);
      this.names = around;
    }
    if (e.key) return record;
    const made = new List(values, e.form === 'set' ? 'set' : 'list');
    if (source !== null && e.form !== 'set' && e.clauses.length === 1) this.isMadeFrom(made, source);
    return made;
  }

  /** A list has an element for each of something. */
  protected isMadeFrom(_list: List, _of: Value): void {}

  /** Whether something is true, which decides how many elements there are. */
  protected counted(test: Value): boolean | null {
    const decided = this.decided(test);
    if (decided !== null || typeof test !== 'number' || this.isAssumed(test)) return decided;
    const number = this.known(test);
    return number === null || Number.isNaN(number) ? null : number !== 0;
  }

  /** Gives the variables of a comprehension their values, which nobody else sees. */
  protected bind(target: Target, value: Value): void {
    if (target.kind === 'name') this.memory.set(this.cellOf(target.name), '', value);
    else if (target.kind === 'items' && !target.items.some((part) => part?.rest)) {
      const values = this.elements(value);
      if (values.length !== target.items.length)
        this.fail('this has another number of values', this.library.misfit);
      for (const [k, part] of target.items.entries()) if (part) this.bind(part.target, values[k]);
    } else this.assignTo(target, value);
  }
}

const uncounted = 'how many rounds it has depends on what is computed';

/** What a loop begins with: `i` of `for (let i = 0; …)`. */
const countersOf = ({ init }: Extract<Loop, { form: 'while' }>): readonly string[] =>
  init.flatMap((each) => (each.kind === 'assign' ? each.targets.flatMap(namesIn) : []));

/** Whether the test of a loop may end it. */
function endsByTest(code: Loop): boolean {
  if (code.form === 'each') return true;
  return code.test !== null && code.test.kind !== 'truth' && code.test.kind !== 'number';
}

/** Whether nothing in a loop ends it, unless it throws. */
function isEndless(code: Loop): boolean {
  return !endsByTest(code) && !mayLeave(code.body);
}
