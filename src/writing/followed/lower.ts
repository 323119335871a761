/* Statements, as a backward pass goes back through them. */
import { namesIn, touchedBy } from '../../circuits/following/touches';
import type { Block, Code, Expression, Loop } from '../../program/code';
import type { Bindings, UnitCode } from './code-texts';
import { asExpression, isLeft, leaves, stepOf, wordOf } from './leaving';
import { ValueReader } from './lower-values';
import { type Act, type LoopRounds, numberValue, placeOf, readsOf, type Worth } from './model';
import { type NameUses, usesIn, withOwn } from './name-uses';
import { Pushes, perhaps } from './pushes';

export class CodeReader extends ValueReader {
  private readonly pushes = new Pushes();
  private readonly uses: NameUses;

  constructor(around: UnitCode, base: number, unit: unknown) {
    const uses = usesIn(unit);
    super(withOwn(around, unit, base), base, uses.variables, uses.assigned);
    this.uses = uses;
  }

  /** The same reader for code whose places count from somewhere else. */
  from(base: number): this {
    this.base = base;
    return this;
  }

  /** One statement; `names` grows by names that are other names of something. */
  statement(code: Code, names: Map<string, Worth>): Act[] {
    return this.code(code, names, []);
  }

  block(block: Block, bound: Bindings, loops: readonly LoopRounds[] = []): Act[] {
    const names = new Map(bound);
    const parts: Act[] = [];
    for (const [k, code] of block.entries()) {
      if (code.kind === 'if' && code.no.length === 0 && isLeft(code.yes)) {
        // What stands behind a return in one branch is the other branch.
        const test = this.value(code.test, names);
        const yes = this.block(code.yes, names, [...loops, perhaps]);
        const no = this.block(block.slice(k + 1), names, [...loops, perhaps]);
        return [...parts, { kind: 'branch', test, yes, no, at: code.from + this.base }];
      }
      parts.push(...this.code(code, names, loops));
    }
    return parts;
  }

  private code(code: Code, names: Map<string, Worth>, loops: readonly LoopRounds[]): Act[] {
    const at = code.from + this.base;
    switch (code.kind) {
      case 'assign':
        return this.assign(code, names, loops);
      case 'expression':
        return this.doing(code.value, names, loops, at);
      case 'declare':
        return code.names.map((name) => ({ kind: 'declare', name, at }));
      case 'loop':
        return [this.loop(code, names, loops)];
      case 'if':
        return [
          {
            kind: 'branch',
            test: this.value(code.test, names),
            yes: this.block(code.yes, names, [...loops, perhaps]),
            no: this.block(code.no, names, [...loops, perhaps]),
            at,
          },
        ];
      case 'return':
        return code.value ? [{ kind: 'give', value: this.value(code.value, names), at }] : [];
      case 'block':
        return this.block(code.body, names, loops);
      case 'function':
      case 'class':
      case 'import':
      case 'nothing':
      case 'assert':
        return [];
    }
    return [this.unread(code, `${wordOf(code)} is not gone back through`)];
  }

  private unread(code: Code, why: string): Act {
    const { assigns, assignsAnything, reads } = touchedBy(code);
    const touched = assignsAnything ? null : [...assigns, ...reads];
    return { kind: 'unread', why, touched, isLoop: code.kind === 'loop', at: code.from + this.base };
  }

  private assign(
    code: Extract<Code, { kind: 'assign' }>,
    names: Map<string, Worth>,
    loops: readonly LoopRounds[],
  ): Act[] {
    const at = code.within.from + this.base;
    const [target] = code.targets;
    if (code.value.kind === 'function') return [];
    if (code.targets.length !== 1) return this.several(code, names);
    if (target.kind === 'items') return this.unpacked(code, names, loops);
    if (target.kind === 'members')
      return [this.unread(code, 'taking an object apart is not gone back through')];
    const value = this.value(code.value, names);
    if (target.kind === 'name') {
      names.delete(target.name);
      // Another name of an array's row stands for the row.
      if (code.operator === '' && this.isRow(target.name, value, loops)) {
        names.set(target.name, value);
        return [];
      }
    }
    const place = this.value(asExpression(target), names);
    if (place.kind !== 'place') return [this.unread(code, 'this target is not gone back through')];
    if (value.kind === 'list' || value.kind === 'fill') this.pushes.begin(place, value, loops);
    return [{ kind: 'set', target: place, update: code.operator, value, declares: code.declares, at }];
  }

  /** Whether a name stands for a row of an array, or for all of it, and for nothing else. */
  private isRow(name: string, value: Worth, loops: readonly LoopRounds[]): boolean {
    if (value.kind !== 'place' || !this.uses.arrays.has(name) || this.uses.assigned.get(name) !== 1)
      return false;
    const isFixed = (index: Worth) =>
      index.kind === 'number' ||
      (index.kind === 'place' && loops.some(({ counter }) => counter === index.root));
    const isKept = value.root.includes('.') || (this.uses.assigned.get(value.root) ?? 0) <= 1;
    return isKept && value.indices.every(isFixed);
  }

  /** `a = b = 0` */
  private several(code: Extract<Code, { kind: 'assign' }>, names: Map<string, Worth>): Act[] {
    const value = this.value(code.value, names);
    if (value.kind !== 'number') return [this.unread(code, 'several targets are not gone back through')];
    return code.targets.flatMap((target): Act[] =>
      target.kind === 'name'
        ? [
            {
              kind: 'set',
              target: placeOf(target.name),
              update: '',
              value,
              declares: code.declares,
              at: code.from + this.base,
            },
          ]
        : [this.unread(code, 'several targets are not gone back through')],
    );
  }

  /** `a, b = 1, 2`, as long as no value reads a name that is assigned. */
  private unpacked(
    code: Extract<Code, { kind: 'assign' }>,
    names: Map<string, Worth>,
    loops: readonly LoopRounds[],
  ): Act[] {
    const [target] = code.targets;
    const { value, operator, declares } = code;
    const assigned = namesIn(target);
    const isSimple =
      target.kind === 'items' &&
      value.kind === 'list' &&
      value.items.length === target.items.length &&
      target.items.every((item) => item && !item.rest && !item.otherwise) &&
      value.items.every((item) => !item.spread) &&
      !assigned.some((name) => touchedBy(value).reads.has(name));
    if (!isSimple || target.kind !== 'items' || value.kind !== 'list')
      return [this.unread(code, 'taking a value apart is not gone back through')];
    return target.items.flatMap((item, k) =>
      item
        ? this.assign(
            {
              ...code,
              kind: 'assign',
              targets: [item.target],
              operator,
              value: value.items[k].value,
              declares,
            },
            names,
            loops,
          )
        : [],
    );
  }

  /** An expression that stands for what it does. */
  private doing(
    expression: Expression,
    names: Map<string, Worth>,
    loops: readonly LoopRounds[],
    at: number,
  ): Act[] {
    const meaning = this.meaning(expression);
    const code: Code = { kind: 'expression', value: expression, from: expression.from, to: expression.to };
    switch (meaning?.kind) {
      case 'show':
        return [];
      case 'push': {
        const to = this.value(meaning.to, names);
        if (to.kind !== 'place') break;
        const value = this.value(meaning.value, names);
        const index = this.pushes.push(to, loops);
        if (value.kind === 'list' || value.kind === 'fill')
          this.pushes.begin(placeOf(to.root, [...to.indices, numberValue(0)]), value, loops);
        return [{ kind: 'push', to, index, value, at }];
      }
      case 'rounds': {
        const gone = this.rounds(meaning.over, names, meaning.body);
        if (!gone || leaves(meaning.body)) break;
        const body = this.within(gone.rounds, () =>
          this.block(meaning.body, gone.bound, [...loops, gone.rounds]),
        );
        return [{ kind: 'loop', rounds: gone.rounds, body, at }];
      }
    }
    if (expression.kind === 'text' || expression.kind === 'number') return [];
    if (expression.kind === 'assign' && !expression.old)
      return this.assign(
        {
          kind: 'assign',
          targets: [expression.target],
          operator: expression.operator,
          value: expression.value,
          sign: expression.sign,
          declares: '',
          within: { from: expression.from, to: expression.to, body: expression.from, parts: 1, end: '' },
          from: expression.from,
          to: expression.to,
        },
        names,
        loops,
      );
    return [this.unread(code, 'a call that may change something is not gone back through')];
  }

  private loop(code: Loop & Code, names: Map<string, Worth>, loops: readonly LoopRounds[]): Act {
    if (leaves(code.body)) return this.unread(code, 'a loop that is left early is not gone back through');
    if (code.orElse.length > 0) return this.unread(code, 'the else of a loop is not gone back through');
    const gone = code.form === 'each' ? this.each(code, names) : this.counted(code, names);
    if (!gone) return this.unread(code, 'a loop whose rounds are not counted is not gone back through');
    const { assigns } = touchedBy(code.body);
    const ends = [gone.rounds.from, gone.rounds.to].flatMap((end) =>
      [...readsOf(end)].map(({ root }) => root),
    );
    const changed = [gone.rounds.counter, ...ends].find((name) => assigns.has(name));
    if (changed !== undefined)
      return this.unread(
        code,
        `a loop that changes ${changed}, which says how often it runs, is not gone back through`,
      );
    const body = this.within(gone.rounds, () => this.block(code.body, gone.bound, [...loops, gone.rounds]));
    return { kind: 'loop', rounds: gone.rounds, body, at: code.from + this.base };
  }

  private each(code: Extract<Loop, { form: 'each' }>, names: Bindings) {
    const space = this.around.structures.space(code.target, code.of, code.keys);
    const gone = space && this.rounds(space, names, code.body);
    if (!gone) return null;
    // A name that the body gives another value stands for no element.
    const { assigns } = touchedBy(code.body);
    return namesIn(code.target).some((name) => assigns.has(name)) ? null : gone;
  }

  /** `for (let i = a; i < b; i += c)` */
  private counted({ init, test, update, testLast }: Extract<Loop, { form: 'while' }>, names: Bindings) {
    const [begin] = init;
    if (init.length !== 1 || begin.kind !== 'assign' || testLast || !update) return null;
    const [target] = begin.targets;
    if (target.kind !== 'name' || begin.operator !== '' || test?.kind !== 'gate') return null;
    const counter = target.name;
    const isCounter = (part: Expression) => part.kind === 'name' && part.name === counter;
    const [left, right] = test.inputs;
    const step = stepOf(update, counter);
    const isUp = test.gate === '<' || test.gate === '<=';
    if (!isCounter(left) || step === null || step === 0 || isUp !== step > 0) return null;
    if (!isUp && test.gate !== '>' && test.gate !== '>=') return null;
    const inner = new Map(names);
    inner.delete(counter);
    const rounds: LoopRounds = {
      counter,
      from: this.value(begin.value, names),
      to: this.value(right, inner),
      inclusive: test.gate === '<=' || test.gate === '>=',
      step,
    };
    return { rounds, bound: inner as Bindings };
  }
}
