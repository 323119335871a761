/*
 * Generators: code that runs as far as it is asked for, in between what asks. Statements that yield are gone through step by
 * step; all others are followed as anywhere. What is asked for the next value has to come to the place that it was at last:
 * where one side of a condition is taken back, it does not, and nothing is known of it from there on.
 */
import type { Block, Clause, Code, Expression, Loop } from '../../program/code';
import { type Func, GeneratorThing, type Names, type Value } from '../../program/values';
import { mostCalls, NotFollowed, Thrown } from './budget';
import { Calls } from './calls';
import type { Bound } from './counting';
import type { Leaving } from './sides';
import { namesIn } from './touches';

type Steps = Generator<Value, Leaving>;

/** How much there is of what decides how often something runs. */
interface BoundsOwned {
  readonly bounds: number;
  readonly within: number;
}

/** A generator on its way. */
interface Suspended {
  readonly steps: Steps;
  readonly of: Func | null;
  readonly base: number;
  readonly call: number;
  names: Names;
  /** What it goes through round by round, and how many of these rest on what is assumed. */
  bounds: readonly Bound[];
  within: number;
  /** How often it has been asked. */
  asked: number;
  /** Nobody knows where it is. */
  isBroken: boolean;
}

export abstract class Generators extends Calls {
  private readonly suspended = new WeakMap<GeneratorThing, Suspended>();
  /** What decides how often that runs which asks. */
  private around: BoundsOwned = { bounds: 0, within: 0 };

  protected begun(of: Func, call: number): Value {
    return this.suspend(this.statementsOf(of.code.body), of, call);
  }

  protected lazily(e: Extract<Expression, { kind: 'comprehension' }>): Value {
    const [first] = e.clauses;
    // What comes first is made at once.
    const source = first?.kind === 'each' ? this.over(this.evaluate(first.of)) : null;
    const own = e.clauses.flatMap((clause) => (clause.kind === 'each' ? namesIn(clause.target) : []));
    const { names } = this;
    this.names = { cells: new Map(own.map((name) => [name, { value: null }])), around: names };
    const made = this.suspend(this.clauses(e.clauses, e.value, source), null, this.callNumber);
    if (source !== null) made.members.set('#source', source);
    this.names = names;
    return made;
  }

  private suspend(steps: Steps, of: Func | null, call: number): GeneratorThing {
    const made = new GeneratorThing(of, this.names);
    const { names, base } = this;
    const state = { bounds: [], within: 0, asked: 0, isBroken: false };
    this.suspended.set(made, { steps, of, base, call, names, ...state });
    return made;
  }

  resume(of: GeneratorThing): Value | undefined | null {
    const it = this.suspended.get(of);
    const place = of.members.get(asked);
    const known = typeof place === 'object' && place.kind === 'text' ? Number(place.value) : 0;
    if (!it || it.isBroken || of.lost || (place !== undefined && typeof place === 'number')) return null;
    if (known === ended) return undefined;
    if (known !== it.asked) return null;
    if (this.depth >= mostCalls)
      throw new NotFollowed(`a generator goes through more than ${mostCalls} calls`);
    this.step();
    it.isBroken = true;
    let step: IteratorResult<Value, Leaving>;
    try {
      step = this.inside_(it, () => this.apart(() => it.steps.next()));
      it.isBroken = false;
    } catch (error) {
      // What has thrown has come to its end.
      if (error instanceof Thrown) this.closes(of);
      it.isBroken = !(error instanceof Thrown);
      throw error;
    }
    it.asked++;
    if (step.done) this.closes(of);
    else this.memory.set(of, asked, { kind: 'text', value: String(it.asked) });
    return step.done ? undefined : step.value;
  }

  /** Nothing more comes of a generator. */
  protected closes(of: GeneratorThing): void {
    this.memory.set(of, asked, { kind: 'text', value: String(ended) });
  }

  /** Goes on where a generator was, with its own names, and back. */
  private inside_<T>(it: Suspended, go: () => T): T {
    const { names, base, callNumber, withinAssumed, around } = this;
    const { length } = this.bounds;
    this.around = { bounds: length, within: withinAssumed };
    const place = [this.from, this.to] as const;
    this.names = it.names;
    this.base = it.base;
    this.bounds.push(...it.bounds);
    this.withinAssumed += it.within;
    try {
      if (!it.of) return go();
      this.callNumber = it.call;
      return this.inCallOf(it.of, go);
    } finally {
      it.names = this.names;
      it.bounds = this.bounds.splice(length);
      it.within = this.withinAssumed - withinAssumed;
      this.withinAssumed = withinAssumed;
      this.around = around;
      this.names = names;
      this.base = base;
      this.callNumber = callNumber;
      [this.from, this.to] = place;
      this.justMade = -1;
    }
  }

  private *statementsOf(body: Block): Steps {
    for (const code of body) {
      const leaving = hasYield(code) ? yield* this.stepped_(code) : this.statement(code);
      if (leaving) return leaving;
    }
    return null;
  }

  private *stepsOf(body: Block): Steps {
    const { names } = this;
    const own = this.declaredIn(body);
    if (own) this.names = { cells: own, around: names };
    const leaving = yield* this.statementsOf(body);
    this.names = names;
    return leaving;
  }

  private *stepped_(code: Code): Steps {
    switch (code.kind) {
      case 'yield':
        if (code.all) return yield* this.yieldsAll(this.over(this.evaluate(code.value ?? nothing)));
        yield code.value ? this.evaluate(code.value) : this.nothing();
        return null;
      case 'if': {
        const isTrue = this.decidesRound(this.asNumber(this.evaluate(code.test)));
        if (isTrue === null) throw new NotFollowed('what this yields depends on a number');
        return yield* this.stepsOf(isTrue ? code.yes : code.no);
      }
      case 'block':
        if (code.label === '') return yield* this.stepsOf(code.body);
        break;
      case 'loop':
        if (code.label === '') return yield* code.form === 'each' ? this.each_(code) : this.while_(code);
    }
    throw new NotFollowed('a yield in here is not followed');
  }

  private *yieldsAll(of: Value): Steps {
    for (let count = 0; ; count++) {
      const next = this.library.next(this, of, count);
      if (next === null) throw new NotFollowed('what this goes through is not known', [of]);
      if (next === undefined) return null;
      yield next;
    }
  }

  private *each_(code: Extract<Loop, { form: 'each' }>): Steps {
    if (code.keys) throw new NotFollowed('a yield in here is not followed');
    const of = this.over(this.evaluate(code.of));
    const { names } = this;
    const bound = this.mark();
    this.boundBy({ of });
    for (const next of this.yieldsAll(of)) {
      if (code.declares === 'let' || code.declares === 'const')
        this.names = {
          cells: new Map(namesIn(code.target).map((name) => [name, { value: null }])),
          around: names,
        };
      this.assignTo(code.target, next);
      const leaving = yield* this.stepsOf(code.body);
      if (leaving?.kind === 'return' || (leaving && leaving.label !== '')) return leaving;
      if (leaving?.kind === 'break') return this.left(bound, names);
    }
    this.left(bound, names);
    return yield* this.stepsOf(code.orElse);
  }

  private *while_(code: Extract<Loop, { form: 'while' }>): Steps {
    const { names } = this;
    const own = new Map(code.own.map((name) => [name, { value: null as Value | null }]));
    if (own.size > 0) this.names = { cells: own, around: names };
    const bound = this.mark();
    this.statements(code.init);
    for (let round = 0; ; round++) {
      if (code.test && !(code.testLast && round === 0)) {
        const test = this.asNumber(this.evaluate(code.test));
        const isTrue = this.decidesRound(test);
        if (isTrue === null) throw new NotFollowed('how many rounds it has depends on what is computed');
        if (!isTrue) break;
        if (typeof test === 'number') this.boundBy({ test });
      }
      const leaving = yield* this.stepsOf(code.body);
      if (leaving?.kind === 'return' || (leaving && leaving.label !== '')) return leaving;
      if (leaving?.kind === 'break') return this.left(bound, names);
      if (own.size > 0) {
        const cells = [...this.names.cells].map(
          ([name, { value }]) => [name, this.another(name, value)] as const,
        );
        this.names = { cells: new Map(cells), around: names };
      }
      if (code.update) this.evaluate(code.update);
    }
    this.left(bound, names);
    return yield* this.stepsOf(code.orElse);
  }

  /** How much of what decides rounds is the generator's own. */
  private mark(): BoundsOwned {
    return {
      bounds: this.bounds.length - this.around.bounds,
      within: this.withinAssumed - this.around.within,
    };
  }

  private left({ bounds, within }: BoundsOwned, names: Names): null {
    this.leave({ bounds: this.around.bounds + bounds, within: this.around.within + within });
    this.names = names;
    return null;
  }

  /** What a comprehension gives that is asked for it. */
  private *clauses(all: readonly Clause[], value: Expression, source: Value | null = null): Steps {
    const [clause, ...more] = all;
    if (!clause) {
      yield this.evaluate(value);
      return null;
    }
    if (clause.kind === 'if') {
      const holds = this.counted(this.asNumber(this.evaluate(clause.test)));
      if (holds === null) throw new NotFollowed('what this has depends on a number');
      return holds ? yield* this.clauses(more, value) : null;
    }
    const of = source ?? this.over(this.evaluate(clause.of));
    const bound = this.mark();
    this.boundBy({ of });
    for (const next of this.yieldsAll(of)) {
      this.bind(clause.target, next);
      yield* this.clauses(more, value);
    }
    return this.left(bound, this.names);
  }
}

/** How often it was asked, among what a generator has. */
const asked = '#asked';
/** What stands there at its end. */
const ended = -1;

const nothing: Expression = { kind: 'nothing', name: 'None', from: 0, to: 0 };

const yielding = new WeakMap<object, boolean>();

/** Whether a part of some code yields, functions in it apart. */
function hasYield(code: object): boolean {
  const known = yielding.get(code);
  if (known !== undefined) return known;
  const isOne = 'kind' in code && code.kind === 'yield';
  const isApart = 'parameters' in code || 'methods' in code;
  const found =
    isOne ||
    (!isApart &&
      Object.values(code).some((part) => typeof part === 'object' && part !== null && hasYield(part)));
  yielding.set(code, found);
  return found;
}
