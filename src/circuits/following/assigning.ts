/* Assignments: to names, members and elements, one by one or as a pattern, plain or with an operator. */
import type { Code, Expression, PatternPart, Target } from '../../program/code';
import { type Cell, Given, List, Rec, type Value } from '../../program/values';
import { NotFollowed } from './budget';
import { CallExpressions } from './call-expressions';
import { isStep, lastName } from './steps';
import { TrainingLoops } from './training';

type AssignExpression = Extract<Expression, { kind: 'assign' }>;

/** Follows assignments; who shows what is assigned hears of each. */
export abstract class Assigning extends CallExpressions {
  protected readonly training = new TrainingLoops(this.tape, this.world.variablesOf);

  protected get isInFirstRound(): boolean {
    return this.training.isAsked;
  }

  /** A variable is assigned: whoever shows it hears of it. */
  protected abstract assigned(cell: Cell, name: string, value: Value, target: Target): Value;

  /** Several targets get a value: none of them has its node for itself. */
  protected abstract isShared(value: Value): void;

  /** An element or a member is assigned. */
  protected abstract placed(value: Value, target: Target, key: string): Value;

  /** Assigns a value: what is made of the assignment goes on from what this gives. */
  protected assignTo(target: Target, value: Value): Value {
    switch (target.kind) {
      case 'name': {
        const cell = this.cellOf(target.name);
        const own = this.assigned(cell, target.name, value, target);
        this.names_(target, own);
        this.memory.set(cell, '', own);
        return own;
      }
      case 'member':
        return this.assignMember(target, this.evaluate(target.of), value);
      case 'at': {
        const of = this.evaluate(target.of);
        return this.assignElement(target, of, this.evaluate(target.index), value);
      }
      case 'items':
        this.assignItems(target.items, value);
        return value;
      case 'members': {
        const taken = new Set<string>();
        for (const { key, target: own, otherwise, rest } of target.members) {
          if (rest) {
            this.assignTo(own, this.leftOf(value, taken));
            continue;
          }
          const name = typeof key === 'string' ? key : this.keyOf(this.evaluate(key));
          if (name === null) throw new NotFollowed('a key is not known');
          taken.add(name);
          this.assignPart(own, otherwise, this.memberOf(value, name));
        }
        return value;
      }
    }
  }

  /** An object with what a pattern has left of another one. */
  private leftOf(value: Value, taken: ReadonlySet<string>): Value {
    const keys = value instanceof Given ? null : this.library.keys(this, value);
    if (!keys) throw new NotFollowed('what is left of this is not known', [value]);
    const left = new Rec('object');
    for (const key of keys) {
      const name = this.keyOf(key);
      if (name === null) throw new NotFollowed('a key is not known');
      if (!taken.has(name)) left.members.set(name, this.memberOf(value, name));
    }
    return left;
  }

  /** What code calls a number tells of the loops that it stands in. */
  private names_(target: Target, value: Value): void {
    const name = this.training.isAsked && typeof value === 'number' ? lastName(target) : null;
    if (name !== null) this.training.assigns(name, value as number, target);
  }

  protected assignMember(target: Extract<Target, { kind: 'member' }>, of: Value, value: Value): Value {
    const own = this.placed(value, target, `.${target.key}`);
    this.names_(target, own);
    if (this.isLost(of)) this.writtenElsewhere(of, own);
    else if (of instanceof Given) this.give(of, target.key, own);
    else if (!this.sizing([own], () => this.library.setMember(this, of, target.key, own)))
      this.writtenElsewhere(of, own);
    return own;
  }

  protected assignElement(
    target: Extract<Target, { kind: 'at' }>,
    of: Value,
    index: Value,
    value: Value,
  ): Value {
    if (this.isInFirstRound) this.ways.add({ kind: 'written', of, index });
    const own = this.placed(value, target, `[${this.keyOf(index) ?? '?'}]`);
    this.names_(target, own);
    const key = of instanceof Given && !of.list ? this.placeOfGiven(index) : null;
    if (this.isLost(of)) this.writtenElsewhere(of, own, index);
    else if (of instanceof Given && key !== null) this.give(of, key, own);
    else if (
      !this.sizing([index], () =>
        this.library.setAt(this, of instanceof Given && of.list ? of.list : of, index, own),
      )
    )
      this.writtenElsewhere(of, own, index);
    else if (this.chooses(index)) this.chosen(of);
    return own;
  }

  protected assignName(
    name: string,
    value: Value,
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    this.assignTo({ kind: 'name', name, from, to }, value);
  }

  private assignItems(items: readonly (PatternPart | null)[], value: Value): void {
    const rest = items.findIndex((part) => part?.rest);
    if (value instanceof Given && rest < 0) this.isOfSize(value, items.length);
    const values = this.elements(value);
    this.justMade = -1;
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

  protected assignPart(target: Target, otherwise: PatternPart['otherwise'], value: Value): void {
    const isMissing = typeof value !== 'number' && value.kind === 'nothing' && value.name === 'undefined';
    this.assignTo(target, isMissing && otherwise ? this.evaluate(otherwise) : value);
  }

  protected assignment({ target, operator, value: expression, old, ...at }: AssignExpression): Value {
    if (operator === '' && !old) {
      return this.assignTo(target, this.stepped(target, '', expression));
    }
    const place = this.placeAt(target);
    const before = place.read();
    if (isLazy(operator)) return this.assignWhere(operator, before, expression, place.assign);
    const value = this.stepped(target, operator, expression, before);
    this.from = at.from + this.base;
    this.to = at.to + this.base;
    const result = operator === '' ? value : this.updated(operator, before, value);
    const after = place.assign(result);
    return old ? before : after;
  }

  /** `a ||= b` and its like run the right side, and assign that, only where the left one asks for it. */
  private assignWhere(
    operator: Lazy,
    before: Value,
    expression: Expression,
    assign: (value: Value) => Value,
  ): Value {
    const right = () => assign(this.evaluate(expression));
    if (operator === 'otherwise') return this.orElse(before, right, expression, expression);
    return this.shortcut(this.asNumber(before), operator === 'and', right, expression);
  }

  /** The value that is assigned; a step down a gradient tells of the loops that it stands in. */
  private stepped(
    target: Target,
    operator: string,
    expression: Expression,
    before: Value | null = null,
  ): Value {
    const { training, world } = this;
    if (!training.isAsked || !isStep(target, operator, expression, world.isGradientOf))
      return this.evaluate(expression);
    const own = this.tape.length;
    const old = this.asNumber(before ?? this.placeAt(target).read());
    if (typeof old === 'number') training.steps(old, own);
    return this.evaluate(expression);
  }

  /** What `target operator= value` makes of what the target holds. */
  protected updated(operator: string, before: Value, value: Value): Value {
    const changed = this.sizing([value], () => this.library.update?.(this, operator, before, value));
    return changed ?? this.apply(operator, [before, value]);
  }

  /** What a target holds, and how it gets another value: what it is made of is evaluated once. */
  protected placeAt(target: Target): {
    readonly read: () => Value;
    readonly assign: (value: Value) => Value;
  } {
    if (target.kind === 'member') {
      const of = this.evaluate(target.of);
      return {
        read: () => this.memberOf(of, target.key),
        assign: (value) => this.assignMember(target, of, value),
      };
    }
    if (target.kind === 'at') {
      const of = this.evaluate(target.of);
      const index = this.evaluate(target.index);
      return {
        read: () => this.elementOf(of, index),
        assign: (value) => this.assignElement(target, of, index, value),
      };
    }
    const read = () =>
      target.kind === 'name'
        ? this.name(target.name, target.from, target.to)
        : this.unknown([], 'a pattern is no value');
    return { read, assign: (value) => this.assignTo(target, value) };
  }

  protected assignStatement(code: Extract<Code, { kind: 'assign' }>): void {
    const { targets, operator, value: expression } = code;
    if (operator !== '') {
      const [target] = targets;
      const place = this.placeAt(target);
      const before = place.read();
      if (isLazy(operator)) {
        this.assignWhere(operator, before, expression, place.assign);
        return;
      }
      const value = this.stepped(target, operator, expression, before);
      this.from = target.from + this.base;
      this.to = expression.to + this.base;
      place.assign(this.updated(operator, before, value));
      return;
    }
    const value = this.stepped(targets[0], '', expression);
    if (targets.length > 1) this.isShared(value);
    for (const target of targets) this.assignTo(target, value);
  }

  /** Something that the file does not give has a member or an element from here on. */
  protected give(of: Given, key: string, value: Value): void {
    this.isObject(of);
    this.memory.set(of, key, value);
    this.world.keeps(this.nodesOf([value]));
  }

  /** The variable that a name means here; one of the scope's own where nothing declares it. */
  protected cellOf(name: string): Cell {
    const known = this.find(name);
    if (known) return known;
    let outermost = this.names;
    while (outermost.around) outermost = outermost.around;
    const cell: Cell = { value: null };
    outermost.cells.set(name, cell);
    this.exposed.appears(name, cell);
    return cell;
  }

  /** A name means a variable of the outermost code, whatever has that name between. */
  protected isGlobal(name: string): void {
    let outermost = this.names;
    while (outermost.around) outermost = outermost.around;
    const known = outermost.cells.get(name);
    const nearest = this.find(name);
    if (nearest === null || nearest === known) return;
    const cell = known ?? { value: null };
    outermost.cells.set(name, cell);
    if (!known) this.exposed.appears(name, cell);
    this.names.cells.set(name, cell);
  }

  protected remove(target: Target): void {
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

  protected isLost(of: Value): boolean {
    return typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost !== null;
  }

  /** Something is written at a place that is not known. */
  protected writtenElsewhere(...of: readonly Value[]): void {
    this.opaqueCode(of, [], 'what is assigned here is not known');
  }
}

/** Operators whose right side runs only where it is needed. */
type Lazy = 'and' | 'or' | 'otherwise';

function isLazy(operator: string): operator is Lazy {
  return operator === 'and' || operator === 'or' || operator === 'otherwise';
}
