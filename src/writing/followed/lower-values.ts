/* Expressions, as a backward pass goes back through them. */
import { touchedBy } from '../../circuits/following/touches';
import { rowNamed } from '../../gates/rows';
import type { Block, CallExpression, Expression, FunctionCode, Target } from '../../program/code';
import type { Space } from '../../program/structures';
import { type Bindings, CodeTexts } from './code-texts';
import { type LoopRounds, lengthOf, numberValue, placeOf, type Spot, type Worth } from './model';
import { bind, isSigmoidOf } from './value-shapes';

/** Helpers that call helpers further down are not written out. */
const deepest = 8;

export class ValueReader extends CodeTexts {
  private depth = 0;

  value(expression: Expression, bound: Bindings): Worth {
    const meaning = this.meaning(expression);
    switch (meaning?.kind) {
      case 'length':
        return lengthOf(this.value(meaning.of, bound));
      case 'fill':
        return { kind: 'fill', said: this.said(expression, bound) };
      case 'copy':
        return {
          kind: 'copy',
          of: this.value(meaning.of, bound),
          said: this.said(expression, bound),
        };
      case 'extreme':
        return { kind: 'extreme', of: this.value(meaning.of, bound), said: this.said(expression, bound) };
      case 'each': {
        const gone = this.rounds(meaning.over, bound, meaning.value);
        if (!gone) break;
        const value = this.within(gone.rounds, () => this.made(meaning.value, gone.bound));
        return { kind: 'each', rounds: gone.rounds, value, said: this.said(expression, bound) };
      }
      case 'sum': {
        const gone = this.rounds(meaning.over, bound, meaning.value);
        if (!gone) break;
        const value = this.within(gone.rounds, () => this.value(meaning.value, gone.bound));
        const start = meaning.start && this.value(meaning.start, bound);
        return { kind: 'sum', rounds: gone.rounds, value, start, said: this.said(expression, bound) };
      }
    }
    return this.plain(expression, bound);
  }

  private plain(expression: Expression, bound: Bindings): Worth {
    switch (expression.kind) {
      case 'number':
        return numberValue(expression.value);
      case 'name':
      case 'member':
      case 'at':
        return this.placed(expression, bound) ?? this.other(expression, bound);
      case 'gate':
        if (!rowNamed(expression.gate)) break;
        return {
          kind: 'gate',
          gate: expression.gate,
          inputs: expression.inputs.map((input) => this.value(input, bound)),
        };
      case 'not':
        return { kind: 'gate', gate: 'not', inputs: [this.value(expression.of, bound)] };
      case 'and':
      case 'or':
        return {
          kind: 'gate',
          gate: expression.kind,
          inputs: [this.value(expression.left, bound), this.value(expression.right, bound)],
        };
      case 'choose':
        return {
          kind: 'gate',
          gate: 'choose',
          inputs: [expression.test, expression.yes, expression.no].map((each) => this.value(each, bound)),
        };
      case 'list':
        if (expression.form === 'set' || expression.items.some(({ spread }) => spread)) break;
        return {
          kind: 'list',
          items: expression.items.map(({ value }) => this.value(value, bound)),
          isTuple: expression.form === 'tuple',
          said: this.said(expression, bound),
        };
      case 'record':
        if (expression.entries.some(({ key }) => key === null)) break;
        return {
          kind: 'list',
          items: expression.entries.map(({ value }) => this.value(value, bound)),
          isTuple: true,
          said: this.said(expression, bound),
        };
      case 'call':
        return this.call(expression, bound) ?? this.other(expression, bound);
    }
    return this.other(expression, bound);
  }

  /** What a name, a member or an element stands for; null where that is no number's place. */
  private placed(expression: Expression, bound: Bindings): Worth | null {
    const constant = this.constantOf(expression, bound);
    if (constant !== undefined) return numberValue(constant);
    if (expression.kind === 'name') {
      if (expression.name === this.around.instance) return null;
      return bound.get(expression.name) ?? placeOf(expression.name);
    }
    if (expression.kind === 'member') {
      const { of, key, lenient } = expression;
      const isOwn = of.kind === 'name' && of.name === this.around.instance && of.name !== '';
      return isOwn && !lenient ? placeOf(`${of.name}.${key}`) : null;
    }
    if (expression.kind !== 'at' || expression.lenient) return null;
    const { index } = expression;
    if (index.kind === 'slice' || index.kind === 'list' || index.kind === 'text') return null;
    const of = this.value(expression.of, bound);
    if (of.kind !== 'place') return null;
    return placeOf(of.root, [...of.indices, this.value(index, bound)]);
  }

  private constantOf(expression: Expression, bound: Bindings): number | undefined {
    const path = this.path(expression, bound);
    return path === null ? undefined : this.around.names.constants.get(path);
  }

  private call(expression: CallExpression & Expression, bound: Bindings): Worth | null {
    const { callee, args, isNew } = expression;
    if (isNew || args.some(({ spread, keyword }) => spread || keyword !== null)) return null;
    const values = args.map(({ value }) => this.value(value, bound));
    const known = callee.kind === 'name' && !bound.has(callee.name) && this.around.functions.get(callee.name);
    if (known && callee.kind === 'name') return this.helper(callee.name, known, values);
    const path = this.path(callee, bound);
    const { names } = this.around;
    if (callee.kind === 'name' && this.isOwn(callee.name)) return null;
    const gate = path === null ? undefined : (names.gates.get(path) ?? names.assumed.get(path));
    const row = gate === undefined ? undefined : rowNamed(gate);
    if (gate === undefined || !row) return null;
    if (row.count !== null ? row.count !== values.length : values.length < 2) return null;
    return { kind: 'gate', gate, inputs: values };
  }

  /** What a function of the file gives, where that is one expression. */
  private helper(
    called: string,
    { code, base }: { readonly code: FunctionCode; readonly base: number },
    args: readonly Worth[],
  ): Worth | null {
    if (this.depth >= deepest || !code.plain || code.parameters.some(({ form }) => form === 'rest'))
      return null;
    const bound = new Map<string, Worth>();
    for (const [k, { target, otherwise }] of code.parameters.entries()) {
      const given = args[k] ?? (otherwise && this.value(otherwise, new Map()));
      if (target.kind !== 'name' || !given) return null;
      bound.set(target.name, given);
    }
    const before = this.base;
    this.base = base;
    this.depth++;
    const body = this.last(code.body, bound, code.own);
    this.depth--;
    this.base = before;
    if (!body) return null;
    const isSigmoid = isSigmoidOf(body, args);
    if (isSigmoid) return { kind: 'gate', gate: 'sigmoid', inputs: args, called };
    return { kind: 'helper', called, args, body };
  }

  /** The value of a function for one element, or of an expression. */
  private made(value: Expression | FunctionCode, bound: Bindings): Worth {
    if ('kind' in value) return this.value(value, bound);
    return (
      this.last(value.body, bound, value.own) ?? this.otherOf(value, bound, 'a function of several branches')
    );
  }

  /** What a body of declarations gives that ends with a return. */
  private last(body: Block, bound: Bindings, names: readonly string[]): Worth | null {
    const own = new Map(bound);
    for (const code of body) {
      if (code.kind === 'nothing') continue;
      if (code.kind === 'return') return code.value && this.value(code.value, own);
      if (code.kind === 'if') return this.chosen(code, body, own, names);
      if (code.kind !== 'assign' || code.operator !== '' || code.targets.length !== 1) return null;
      const [target] = code.targets;
      if (target.kind !== 'name' || !names.includes(target.name)) return null;
      own.set(target.name, this.value(code.value, own));
    }
    return null;
  }

  /** `if (a) return b; return c;` */
  private chosen(
    code: Extract<Block[number], { kind: 'if' }>,
    body: Block,
    bound: Bindings,
    names: readonly string[],
  ): Worth | null {
    const rest = body.slice(body.indexOf(code) + 1);
    const yes = this.last(code.yes, bound, names);
    const no = this.last(code.no.length > 0 ? code.no : rest, bound, names);
    return yes && no && { kind: 'gate', gate: 'choose', inputs: [this.value(code.test, bound), yes, no] };
  }

  /** The rounds of a loop or call, and what its names stand for in them; null where that can't be told. */
  protected rounds(
    { counter, from, to, step, elements }: Space,
    bound: Bindings,
    inside: Expression | FunctionCode | Block,
  ): { readonly rounds: LoopRounds; readonly bound: Bindings } | null {
    const inner = new Map(bound);
    const places: { readonly target: Target | null; readonly place: Spot }[] = [];
    for (const { target, of } of elements) {
      const place = this.value(of, bound);
      if (place.kind !== 'place') return null;
      places.push({ target, place });
    }
    const [first] = places;
    const end: Worth | null = to ? this.value(to, bound) : first ? lengthOf(first.place) : null;
    if (!end) return null;
    const name = counter ?? this.counter([...touchedBy(inside).reads]);
    inner.delete(name);
    for (const { target, place } of places)
      if (target && !bind(target, placeOf(place.root, [...place.indices, placeOf(name)]), inner)) return null;
    const begin = from ? this.value(from, bound) : numberValue(0);
    return { rounds: { counter: name, from: begin, to: end, inclusive: false, step }, bound: inner };
  }

  protected other(expression: Expression, bound: Bindings): Worth {
    const why = expression.kind === 'opaque' ? expression.reason : 'this is not gone back through';
    return this.otherOf(expression, bound, why);
  }

  private otherOf(code: Expression | FunctionCode, bound: Bindings, why: string): Worth {
    return { kind: 'other', said: this.said(code, bound), why, isDrawn: this.callsMore(code) };
  }
}
