/* What gates, wires and numbers are called in sentences about the drawing. */
import type { Analysis, Circuit } from '../analysis/model';
import { apply, type Formula, nameFormula, negated } from '../gates/algebra';
import { CONSTANT, gateName } from '../gates/opcodes';
import { inputNamed, isSwitch, rowAt } from '../gates/rows';
import { testOf } from '../gates/rules';
import type { Spellings } from '../program/dialect';
import { print, spokenName } from '../program/writer';
import { flowsOf } from '../tape/run';
import type { Version } from '../tape/wiring';
import { isIdentifier } from '../text/identifiers';
import { shortNumber } from '../wording/format';
import { drawn, minus } from './symbols';
import { Trips } from './trips';

/** Longer pieces of code don't name a wire; its gate's number does. */
const longestName = 24;

/** Writes gates, wires and their numbers the way one says them while pointing at the drawing. */
export class Spoken {
  private readonly versionAt = new Map<number, Version>();
  private readonly elementAt = new Map<number, string>();
  private readonly numberOf = new Map<number, number>();
  private readonly trips: Trips;
  /** Gates that share a stretch of text, as those of an inlined function do: it names none of them. */
  private readonly crowded = new Set<string>();
  private readonly signs: Spellings;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    gates: readonly number[],
    private readonly digits: number,
  ) {
    this.signs = drawn(analysis.writing);
    this.trips = new Trips(analysis, circuit);
    for (const version of circuit.wiring.versions) {
      this.versionAt.set(version.node, version);
      const { name, elements } = version;
      if (elements?.shape.length === 1)
        for (const [k, node] of elements.nodes.entries())
          if (!this.elementAt.has(node)) this.elementAt.set(node, `${name}[${k}]`);
    }
    const seen = new Set<string>();
    gates.forEach((gate, index) => {
      this.numberOf.set(gate, index + 1);
      const place = this.place(gate);
      if (seen.has(place)) this.crowded.add(place);
      seen.add(place);
    });
  }

  private place(node: number): string {
    return `${this.analysis.tape.from[node]}-${this.analysis.tape.to[node]} ${this.trips.trip(node)}`;
  }

  /** `* gate`, `tanh gate, round 2 of 3`. */
  title(node: number): string {
    return `${this.operation(node, rowAt(this.analysis.tape.op[node])?.title)} gate${this.trips.words(node)}`;
  }

  private operation(node: number, title?: string): string {
    const { tape, writing } = this.analysis;
    return tape.assumedMeanings.get(node) ?? title ?? spokenName(gateName(tape.op[node]), writing);
  }

  /** A wire: its variable, its number, or the code that makes it. */
  name(node: number): string {
    const { tape } = this.analysis;
    const version = this.versionAt.get(node);
    const given = version?.name ?? this.elementAt.get(node) ?? this.trips.result(node);
    if (given) return given;
    if (tape.op[node] === CONSTANT || !tape.varies(node)) return this.value(node);
    const text = this.analysis.code({ from: tape.from[node], to: tape.to[node] });
    const plain = text.length > 0 && text.length <= longestName && !this.crowded.has(this.place(node));
    return plain ? text : `gate ${this.numberOf.get(node) ?? '?'}`;
  }

  /** Whether the wire has another name than the code that makes it. */
  hasName(node: number): boolean {
    return this.isResult(node) || this.name(node).startsWith('gate ');
  }

  private isResult(node: number): boolean {
    return this.versionAt.has(node) || this.elementAt.has(node) || this.trips.result(node) !== null;
  }

  /** The name of a wire's gradient. */
  gradient(node: number): string {
    const name = this.name(node);
    const isName = this.isResult(node) && isIdentifier(name);
    if (!isName) return `d(${name})`;
    return this.analysis.gradientNames.in(this.circuit.wiring).gradientOf(name);
  }

  value(node: number): string {
    const value = this.analysis.numbers.value(node);
    return value === null ? '?' : this.number(value);
  }

  /** A number with a real minus sign, as beside the multiplication sign. */
  number(value: number): string {
    return shortNumber(value, this.digits).replace(/^-/, minus);
  }

  sign(node: number): string {
    return this.analysis.numbers.isAssumed(node) ? '\u2248' : '=';
  }

  /** `a = 2`, or just the number of what has no other name. */
  named(node: number): string {
    const name = this.name(node);
    const value = this.value(node);
    return name === value ? value : `${name} ${this.sign(node)} ${value}`;
  }

  /** The gate's operation on its inputs, each said by `say`. */
  forwardText(node: number, say: (input: number) => string): string {
    const { tape } = this.analysis;
    const name = gateName(tape.op[node]);
    const inputs = tape.inputsOf(node).map(say);
    if (name === 'copy') return inputs[0];
    const spelling = this.signs.spelling(name);
    if (spelling.kind === 'call') return `${this.operation(node)}(${inputs.join(', ')})`;
    const said = spelling.parts.map((part) =>
      typeof part === 'string' ? part : operand(inputs[part.input], isTight(name, part.input, false)),
    );
    return said.join('');
  }

  /** What the gate hands to its input `k`, by the row's formula. */
  backwardText(node: number, k: number, as: 'names' | 'numbers'): string {
    const { tape, numbers } = this.analysis;
    const inputs = tape.inputsOf(node);
    const shownGradient =
      as === 'names' ? this.gradient(node) : this.number(numbers.gradient(node) ?? Number.NaN);
    const show = (at: number) => (as === 'names' ? this.name(at) : this.value(at));
    const formula = this.rowFormula(node, k);
    const say = (name: string, tight: boolean): string => {
      const isGradient = name === 'dx';
      const input = inputNamed(name);
      if (!isGradient && name !== 'x' && input < 0) return name;
      const said = isGradient ? shownGradient : name === 'x' ? show(node) : show(inputs[input] ?? node);
      // A gradient's name is one word, however long the code in its brackets.
      if (isGradient && as === 'names') return said;
      return formula.kind === 'name' ? said : operand(said, tight);
    };
    return print(saidBy(formula, say, false), this.signs);
  }

  /** The formula without its switch, which stands where it stands. */
  private rowFormula(node: number, k: number): Formula {
    const { tape } = this.analysis;
    const local = flowsOf(tape, node).find((flow) => flow.k === k)?.local;
    const rule = rowAt(tape.op[node])?.written(k, tape.inputsOf(node).length);
    const dx = nameFormula('dx');
    const times = (factor: number) => apply('*', nameFormula(this.number(factor)), dx);
    if (!rule) return dx;
    if (testOf(rule)) {
      if (local === 1 || local === undefined) return dx;
      return local === -1 ? negated(dx) : times(local);
    }
    // The letters end after the third input.
    return k > 2 ? times(local ?? 0) : rule;
  }

  /** Whether the gate reads something without a value. */
  isDoubtful(node: number): boolean {
    const { tape, numbers } = this.analysis;
    return [node, ...tape.inputsOf(node)].some((each) => !numbers.isShown(each));
  }

  /** Which side a switch lets through, for the way forward. */
  switched(node: number): string {
    const { tape } = this.analysis;
    if (!isSwitchAt(tape.op[node])) return '';
    const open = new Set(flowsOf(tape, node).map(({ k }) => k));
    const inputs = tape.inputsOf(node);
    const first = rowAt(tape.op[node])?.chooses ?? 0;
    const through = inputs.filter((_input, k) => k >= first && open.has(k)).map((input) => this.name(input));
    const shut = inputs.filter((_input, k) => k >= first && !open.has(k)).map((input) => this.name(input));
    const passes =
      through.length > 0
        ? `${through.join(' and ')} ${through.length > 1 ? 'are' : 'is'} switched through`
        : '';
    const cut = shut.length > 0 ? `${shut.join(' and ')} ${shut.length > 1 ? 'are' : 'is'} cut` : '';
    const text = [passes, cut].filter(Boolean).join(', ');
    return text && `; ${text}`;
  }

  /** A clause for each input that gets nothing. */
  cut(node: number): string[] {
    const { tape } = this.analysis;
    const open = new Set(flowsOf(tape, node).map(({ k }) => k));
    const isOpenQuestion = (input: number) =>
      this.isDoubtful(node) && !this.analysis.numbers.isGradientShown(input);
    const why = isSwitchAt(tape.op[node]) ? 'the switch cuts it off' : 'this gate has no slope there';
    return tape
      .inputsOf(node)
      .flatMap((input, k) =>
        open.has(k) || !tape.varies(input)
          ? []
          : isOpenQuestion(input)
            ? [`${this.gradient(input)} can\u2019t be known, for it is not known how the switch stands`]
            : [`${this.gradient(input)} gets 0, since ${why}`],
      );
  }
}

/** Gates that let one side through. */
function isSwitchAt(op: number): boolean {
  const row = rowAt(op);
  return row !== undefined && isSwitch(row);
}

/** The formula with its names said by `say`, which hears whether a sign before the name needs brackets there. */
function saidBy(formula: Formula, say: (name: string, tight: boolean) => string, tight: boolean): Formula {
  if (formula.kind === 'name') return nameFormula(say(formula.name, tight));
  if (formula.kind !== 'apply') return formula;
  const { gate } = formula;
  return {
    ...formula,
    inputs: formula.inputs.map((input, k) => saidBy(input, say, isTight(gate, k, tight))),
  };
}

/** Whether a gate's input `k` stands where its own sign would run into another; `tight` says so of the gate. */
function isTight(gate: string, k: number, tight: boolean): boolean {
  if (gate === '*' || gate === '/') return k === 0 && tight;
  if (gate === '**') return k === 0;
  if (gate === '+' || gate === '-' || gate === 'remainder') return k === 1;
  return gate === 'negate' || gate === 'plus' || gate === 'not';
}

/** A text as an operand: in brackets where it is no single name or number, or where its sign would be a second one. */
function operand(text: string, tight: boolean): string {
  if (text.startsWith(minus)) return tight ? `(${text})` : text;
  if (/^(gate \d+|d\(.*\)|[\p{ID_Continue}$.[\]\u221e?]+(\([^()]*\))?|\d[\d.e-]*)$/u.test(text)) return text;
  return `(${text})`;
}
