import type { Analysis, Circuit } from '../analysis/model';
import { CONSTANT, firstWide, gateAt, gateName, wideGateAt } from '../gates/opcodes';
import type { Version } from '../tape/circuit';
import { flowsOf, unshownGradient } from '../tape/run';
import { Mark, unshown } from '../tape/tape';
import { isIdentifier } from '../text/identifiers';
import { shortNumber } from '../wording/format';

const minus = '\u2212';

/** Longer pieces of code don't name a wire; its gate's number does. */
const longestName = 24;

const titles: ReadonlyMap<string, string> = new Map([
  ['-', minus],
  ['negate', 'negation'],
  ['plus', 'unary +'],
  ['=', 'copy'],
]);

const prefixes: ReadonlyMap<string, string> = new Map([
  ['negate', minus],
  ['plus', '+'],
  ['!', '!'],
]);

/** Writes gates, wires and their numbers the way one says them while pointing at the drawing. */
export class Wording {
  private readonly versionAt = new Map<number, Version>();
  private readonly numberOf = new Map<number, number>();
  /** Gates that share a stretch of text, as those of an inlined function do: it names none of them. */
  private readonly crowded = new Set<string>();

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    gates: readonly number[],
    private readonly digits: number,
  ) {
    for (const version of circuit.wires.versions) this.versionAt.set(version.node, version);
    const seen = new Set<string>();
    gates.forEach((gate, index) => {
      this.numberOf.set(gate, index + 1);
      const place = this.place(gate);
      if (seen.has(place)) this.crowded.add(place);
      seen.add(place);
    });
  }

  private place(node: number): string {
    return `${this.analysis.tape.from[node]}-${this.analysis.tape.to[node]}`;
  }

  /** `* gate`, `tanh gate`. */
  title(node: number): string {
    return `${this.operation(node, titles)} gate`;
  }

  private operation(node: number, others: ReadonlyMap<string, string>): string {
    const name = gateName(this.analysis.tape.op[node]);
    return this.analysis.assumedMeanings.get(node) ?? others.get(name) ?? name.replace('Math.', '');
  }

  /** A wire: its variable, its number, or the code that makes it. */
  name(node: number): string {
    const { tape } = this.analysis;
    const version = this.versionAt.get(node);
    if (version) return version.name;
    if (tape.op[node] === CONSTANT || !(tape.marks[node] & Mark.varies)) return this.value(node);
    const text = this.analysis.code({ from: tape.from[node], to: tape.to[node] });
    const plain = text.length > 0 && text.length <= longestName && !this.crowded.has(this.place(node));
    return plain ? text : `gate ${this.numberOf.get(node) ?? '?'}`;
  }

  /** Whether the wire has another name than the code that makes it. */
  hasName(node: number): boolean {
    return this.versionAt.has(node) || this.name(node).startsWith('gate ');
  }

  /** The name of a wire's gradient. */
  gradient(node: number): string {
    const name = this.name(node);
    const isName = this.versionAt.has(node) && isIdentifier(name);
    if (!isName) return `d(${name})`;
    return this.analysis.gradientNames.in(this.circuit.wires).gradientOf(name);
  }

  value(node: number): string {
    const { tape } = this.analysis;
    return tape.marks[node] & unshown ? '?' : this.number(tape.value[node]);
  }

  /** A number with a real minus sign, as beside the multiplication sign. */
  number(value: number): string {
    return shortNumber(value, this.digits).replace(/^-/, minus);
  }

  sign(node: number): string {
    return this.analysis.tape.marks[node] & Mark.assumed ? '\u2248' : '=';
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
    const prefix = prefixes.get(name);
    if (name === '=') return inputs[0];
    if (prefix !== undefined) return prefix + operand(inputs[0], minus, '');
    if (name === '?:') {
      const [test, yes, no] = inputs.map((input) => operand(input, '', ''));
      return `${test} ? ${yes} : ${no}`;
    }
    if (/^\w/.test(name)) return `${this.operation(node, new Map())}(${inputs.join(', ')})`;
    const symbol = name === '*' ? '\u00d7' : name === '-' ? minus : name;
    return `${operand(inputs[0], '', symbol)} ${symbol} ${operand(inputs[1], symbol, '')}`;
  }

  /** What the gate hands to its input `k`, by the row's formula. */
  backwardText(node: number, k: number, as: 'names' | 'numbers'): string {
    const { tape } = this.analysis;
    const inputs = tape.inputsOf(node);
    const formula = this.rowFormula(node, k)
      .replace(/Math\./g, '')
      .replace(/(?<!\*)\*(?!\*)/g, '\u00d7')
      .replace(/-/g, minus);
    const shownGradient = as === 'names' ? this.gradient(node) : this.number(tape.gradient[node]);
    const show = (at: number) => (as === 'names' ? this.name(at) : this.value(at));
    return formula.replace(/(?<![\w.$])(dx|[abcx])(?![\w(])/g, (name: string, _group: string, at: number) => {
      const before = formula.slice(0, at).trimEnd().at(-1) ?? '';
      const after = formula.slice(at + name.length).trimStart();
      const said =
        name === 'dx' ? shownGradient : name === 'x' ? show(node) : show(inputs['abc'.indexOf(name)] ?? node);
      // A gradient's name is one word, however long the code in its brackets.
      if (name === 'dx' && as === 'names') return said;
      return formula === name ? said : operand(said, before, after.startsWith('**') ? '**' : '');
    });
  }

  /** The formula without its switch, which stands where it stands. */
  private rowFormula(node: number, k: number): string {
    const { tape } = this.analysis;
    const op = tape.op[node];
    const local = flowsOf(tape, node).find((flow) => flow.k === k)?.local;
    const wide = op >= firstWide ? wideGateAt(op) : undefined;
    const formula = wide?.written.replace('a', 'abc'[k] ?? 'a') ?? '';
    const row = wide ? formula : (gateAt(op)?.written?.[k] ?? gateAt(op)?.backward[k] ?? 'dx');
    // The letters end after the third input.
    if (wide && !wide.written.includes('?') && k > 2) return `${this.number(local ?? 0)} * dx`;
    if (!row.includes('?')) return row;
    if (local === 1 || local === undefined) return 'dx';
    return local === -1 ? '-dx' : `${this.number(local)} * dx`;
  }

  /** Whether the gate reads something without a value. */
  isDoubtful(node: number): boolean {
    const { tape } = this.analysis;
    return [node, ...tape.inputsOf(node)].some((each) => tape.marks[each] & unshown);
  }

  /** Which side a switch lets through, for the way forward. */
  switched(node: number): string {
    const { tape } = this.analysis;
    if (!isSwitch(tape.op[node])) return '';
    const open = new Set(flowsOf(tape, node).map(({ k }) => k));
    const inputs = tape.inputsOf(node);
    const test = gateName(tape.op[node]) === '?:' ? 1 : 0;
    const through = inputs.filter((_input, k) => k >= test && open.has(k)).map((input) => this.name(input));
    const shut = inputs.filter((_input, k) => k >= test && !open.has(k)).map((input) => this.name(input));
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
      this.isDoubtful(node) && (this.analysis.known[input] & unshownGradient) !== 0;
    const why = isSwitch(tape.op[node]) ? 'the switch cuts it off' : 'this gate has no slope there';
    return tape
      .inputsOf(node)
      .flatMap((input, k) =>
        open.has(k) || !(tape.marks[input] & Mark.varies)
          ? []
          : isOpenQuestion(input)
            ? [`${this.gradient(input)} can\u2019t be known, for it is not known how the switch stands`]
            : [`${this.gradient(input)} gets 0, since ${why}`],
      );
  }
}

/** Gates that let one side through. */
function isSwitch(op: number): boolean {
  const row = op >= firstWide ? wideGateAt(op)?.written : gateAt(op)?.backward.join();
  return row !== undefined && /\? dx : 0|\? 0 : dx/.test(row);
}

/** A text as an operand: in brackets where its signs would run into those around it. */
function operand(text: string, before: string, after: string): string {
  const negative = /^\u2212/.test(text);
  if (negative) return /^[\u2212+]$/.test(before) || before === '%' || after === '**' ? `(${text})` : text;
  if (/^(gate \d+|d\(.*\)|[\p{ID_Continue}$.[\]\u221e?]+(\([^()]*\))?|\d[\d.e-]*)$/u.test(text)) return text;
  return `(${text})`;
}
