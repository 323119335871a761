/* What expressions are worth: numbers go on the tape, gate by gate, everything else is a thing. */
import type { Argument, Expression, FunctionCode } from '../../program/code';
import { Given, List, Rec, type Value } from '../../program/values';
import { Joins } from './joins';

type ChainOf = Extract<Expression, { kind: 'chain' }>;

/** Follows expressions. Statements and calls are for who knows them. */
export abstract class Evaluator extends Joins {
  protected abstract call_(e: Extract<Expression, { kind: 'call' }>): Value;

  protected abstract makeFunction(code: FunctionCode): Value;

  protected abstract makeClass(code: Extract<Expression, { kind: 'class' }>['code']): Value;

  protected abstract comprehension(expression: Extract<Expression, { kind: 'comprehension' }>): Value;

  protected abstract opaque(code: Extract<Expression, { kind: 'opaque' }>): Value;

  protected abstract assignment(expression: Extract<Expression, { kind: 'assign' }>): Value;

  /** A member or an element is read: whoever shows it hears of it. */
  protected abstract partRead(value: Value, e: Expression): Value;

  evaluate(expression: Expression): Value {
    this.step();
    const value = this.worthOf(expression);
    // What is in a thing is not for one variable alone.
    if (typeof value !== 'number') this.justMade = -1;
    if (value instanceof Given)
      value.at = { from: expression.from + this.base, to: expression.to + this.base };
    return value;
  }

  /** An object that is being made gets something. */
  protected abstract isKept(value: Value, at: Expression): void;

  /** What `!` turns around. */
  protected asTruth(value: Value): Value {
    return this.asNumber(value);
  }

  private worthOf(e: Expression): Value {
    switch (e.kind) {
      case 'number':
        this.at(e);
        return this.number(e.value, e.integer === true, false);
      case 'truth':
        this.at(e);
        return this.truth(e.value);
      case 'text':
      case 'nothing':
        return e;
      case 'name':
        return this.name(e.name, e.from, e.to);
      case 'member':
        return this.member(e);
      case 'at':
        return this.element(e);
      case 'gate':
        return this.gate(e);
      case 'chain':
        return this.chain(e);
      case 'and':
      case 'or':
      case 'otherwise':
        return this.logical(e);
      case 'not': {
        const value = this.asTruth(this.evaluate(e.of));
        this.at(e);
        if (typeof value === 'number') return this.apply('not', [value]);
        const isTrue = this.library.isTrue(value);
        return isTrue === null
          ? this.notKnown([value], 'it is not known whether this is true')
          : this.truth(!isTrue);
      }
      case 'choose':
        return this.choose(
          this.evaluate(e.test),
          () => this.evaluate(e.yes),
          () => this.evaluate(e.no),
          e,
        );
      case 'call':
        return this.call_(e);
      case 'list':
        return this.list(e);
      case 'record':
        return this.record(e);
      case 'function':
        return this.makeFunction(e.code);
      case 'class':
        return this.makeClass(e.code);
      case 'assign':
        return this.assignment(e);
      case 'template':
        return this.template(e.parts);
      case 'sequence':
        return e.parts.map((part) => this.evaluate(part)).at(-1) as Value;
      case 'comprehension':
        return this.comprehension(e);
      case 'slice': {
        const none: Value = { kind: 'nothing', name: 'None' };
        const parts = [e.start, e.stop, e.step].map((part) => (part ? this.evaluate(part) : none));
        const slice = new List(parts, 'tuple');
        slice.members = new Map([['slice', this.truth(true)]]);
        return slice;
      }
      case 'opaque':
        return this.opaque(e);
    }
  }

  private list(e: Extract<Expression, { kind: 'list' }>): List {
    const items: (Value | undefined)[] = this.items(e.items);
    if (e.items.every(({ spread }) => !spread))
      for (const [k, { value }] of e.items.entries()) if (isHole(value)) items[k] = undefined;
    const list = new List(items, e.form);
    if (!e.items.some(({ spread }) => spread)) this.sure.add(list);
    return list;
  }

  private member(e: Extract<Expression, { kind: 'member' }>): Value {
    const of = this.thing(e.of);
    this.at(e);
    if (e.lenient && typeof of !== 'number' && of.kind === 'nothing')
      return { kind: 'nothing', name: 'undefined' };
    return this.partRead(this.memberOf(of, e.key), e);
  }

  private element(e: Extract<Expression, { kind: 'at' }>): Value {
    const of = this.thing(e.of);
    if (e.lenient && typeof of !== 'number' && of.kind === 'nothing')
      return { kind: 'nothing', name: 'undefined' };
    const index = this.evaluate(e.index);
    this.at(e);
    return this.partRead(this.elementOf(of, index), e);
  }

  /** Goes down the left side, which may be long, without calling itself. */
  private gate(e: Extract<Expression, { kind: 'gate' }>): Value {
    const spine = [e];
    for (let left = e.inputs[0]; left?.kind === 'gate'; left = left.inputs[0]) spine.push(left);
    const innermost = spine[spine.length - 1];
    let value: Value | null = null;
    for (let k = spine.length - 1; k >= 0; k--) {
      const { gate, inputs } = spine[k];
      const values: Value[] = [];
      // What is asked for its class is no number for that.
      const read = (input: Expression) => (gate === 'instanceof' ? this.thing(input) : this.operand(input));
      for (const [n, input] of inputs.entries())
        values.push(n === 0 && value !== null && spine[k] !== innermost ? value : read(input));
      this.at(spine[k]);
      value = this.apply(gate, values);
    }
    return value as Value;
  }

  /** Something that is called, or of which parts are read. */
  protected thing(e: Expression): Value {
    return e.kind === 'name' ? this.name(e.name, e.from, e.to, true) : this.evaluate(e);
  }

  /** What is not given counts as a number where it is read as one. */
  private operand(e: Expression): Value {
    const value = this.evaluate(e);
    if (!(value instanceof Given)) return value;
    this.at(e);
    return this.asNumber(value);
  }

  /** Comparisons of each value with the next, as far as they hold. */
  private chain(e: ChainOf, from = 0, first: Value | null = null): Value {
    const left = first ?? this.operand(e.inputs[from]);
    const right = this.operand(e.inputs[from + 1]);
    this.at(e);
    const holds = this.apply(e.gates[from], [left, right]);
    if (from + 1 === e.gates.length) return holds;
    return this.shortcut(holds, true, () => this.chain(e, from + 1, right), e);
  }

  private logical(e: Extract<Expression, { kind: 'and' | 'or' | 'otherwise' }>): Value {
    const left = this.evaluate(e.left);
    const right = () => this.evaluate(e.right);
    if (e.kind === 'otherwise') return this.orElse(left, right, e, e.right);
    return this.shortcut(this.asNumber(left), e.kind === 'and', right, e);
  }

  protected items(all: readonly Argument[], atOnce = false): Value[] {
    const values: Value[] = [];
    for (const { value, spread } of all) {
      const isGenerator = value.kind === 'comprehension' && value.form === 'generator';
      const one = this.evaluate(isGenerator && (atOnce || spread) ? { ...value, form: 'list' } : value);
      if (spread) values.push(...this.elements(one));
      else values.push(one);
    }
    return values;
  }

  private record({ entries, form }: Extract<Expression, { kind: 'record' }>): Value {
    const made = new Rec(form);
    for (const { key, value } of entries) {
      if (key === null) {
        const more = this.evaluate(value);
        if (typeof more !== 'number' && more.kind === 'record' && !more.lost && isCopied(more, form))
          for (const [name, held] of more.members) {
            made.members.set(name, held);
            const own = more.keys.get(name);
            if (own !== undefined) made.keys.set(name, own);
          }
        else if (typeof more === 'number' || more.kind !== 'nothing')
          made.lost = {
            hub: this.unknown([more], 'what this has is not known'),
            reason: 'what it has is not known',
          };
        continue;
      }
      const keyValue = typeof key === 'string' ? null : this.evaluate(key);
      const name = typeof key === 'string' ? key : this.keyOf(keyValue as Value);
      const held = this.evaluate(value);
      this.isKept(held, value);
      if (name === null)
        made.lost = {
          hub: this.notKnown(keyValue === null ? [held] : [keyValue, held], 'a key of this is not known'),
          reason: 'a key of it is not known',
        };
      else if (form !== 'dict' || keyValue === null) made.members.set(name, held);
      else this.library.setAt(this, made, keyValue, held);
    }
    return made;
  }

  /** A value as a part of a text; null where it can't be told. */
  protected asText(value: Value): string | null {
    return this.library.textOf(this, value);
  }

  private template(parts: readonly Expression[]): Value {
    let text = '';
    const values = parts.map((part) => this.evaluate(part));
    for (const value of values) {
      const own = this.asText(value);
      if (own === null) return this.notKnown(values, 'this text is not known');
      text += own;
    }
    return { kind: 'text', value: text, nodes: this.nodesOf(values) };
  }
}

/** Nothing stands at this place of a list. */
function isHole(e: Expression): boolean {
  return e.kind === 'nothing' && e.name === '';
}

/** Whether all that a record has is what another one gets that it is spread into. */
function isCopied({ form }: Rec, into: 'object' | 'dict'): boolean {
  return into === 'dict' ? form === 'dict' : form === 'object' || form === 'instance';
}
