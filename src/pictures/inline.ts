import type { Analysis, Circuit, PassEntry, Variable } from '../analysis';
import { shortNumber } from './format';

export interface InlineOptions {
  readonly show: 'both' | 'value' | 'gradient';
  /** Significant digits. */
  readonly precision: number;
  /** Longer text is cut, in characters. */
  readonly maxLength: number;
}

/** What stands behind a line's text, in its two colours; either part may be ''. `line` counts from 0. */
export interface InlineText {
  readonly line: number;
  /** The offset of the end of the line's text. */
  readonly at: number;
  readonly value: string;
  readonly gradient: string;
}

/** A variable on its way to the line where it shows. */
interface Shown {
  readonly value: string;
  readonly gradient: string;
}

const separator = ' · ';

/** The inline text of every line that has any, in line order. */
export function inlineTexts(analysis: Analysis, options: InlineOptions): InlineText[] {
  const { lines, source } = analysis;
  const byLine = new Map<number, Shown[]>();
  const add = (offset: number, shown: Shown) => {
    const line = lines.lineOf(offset);
    const list = byLine.get(line);
    if (list) list.push(shown);
    else byLine.set(line, [shown]);
  };
  for (const circuit of analysis.circuits) addCircuit(circuit, analysis, options, add);
  for (const variable of analysis.loose) {
    if (variable.definition && !isPlainLiteral(variable))
      add(variable.definition.from, { ...shown(variable, '', options), gradient: '' });
  }
  return [...byLine]
    .sort(([one], [other]) => one - other)
    .map(([line, list]) => ({
      line: line - 1,
      at: endOfLine(source, lines.startOf(line)),
      ...joined(list, options.maxLength),
    }))
    .filter(({ value, gradient }) => value !== '' || gradient !== '');
}

function addCircuit(
  circuit: Circuit,
  analysis: Analysis,
  options: InlineOptions,
  add: (offset: number, shown: Shown) => void,
): void {
  const ends = circuit.variables.filter(
    ({ version, role }) => role !== 'input' && version.readers.length === 0,
  );
  const ambiguous = !circuit.pass && ends.length > 1;
  const prefix = ambiguous ? `d${circuit.outputs[0].variable.name}/` : '';
  const reads = firstReads(analysis);
  for (const variable of circuit.variables) {
    const at = variable.definition ?? reads.get(variable);
    if (
      !at ||
      (variable.definition &&
        variable.version.origin === 'carried' &&
        !circuit.wires.updates.has(variable.version.statement))
    )
      continue;
    add(at.from, shown(variable, prefix, options, analysis));
  }
  for (const entry of circuit.pass?.entries ?? [])
    add(entry.at.from, { value: '', gradient: passText(entry, options) });
}

/** Where inputs that the file does not assign are first read. */
function firstReads({ occurrences, variableOf }: Analysis): Map<Variable, { from: number }> {
  const reads = new Map<Variable, { from: number }>();
  for (const { version, gradient, from } of occurrences) {
    const variable = version && !gradient ? variableOf.get(version) : undefined;
    if (!variable || variable.definition) continue;
    const known = reads.get(variable);
    if (!known || from < known.from) reads.set(variable, { from });
  }
  return reads;
}

/** A literal's value stands in the code already. */
function isPlainLiteral({ version }: Variable): boolean {
  return version.origin === 'literal';
}

function shown(
  variable: Variable,
  prefix: string,
  { precision, show }: InlineOptions,
  analysis?: Analysis,
): Shown {
  const { name, value, gradient, assumed, gradientAssumed } = variable;
  const gradientName = prefix
    ? `${prefix}d${name}`
    : (analysis?.gradientNames.gradientOf(name) ?? `d${name}`);
  const showValue = show !== 'gradient' && value !== null && !isPlainLiteral(variable);
  const showGradient = show !== 'value' && gradient !== null;
  return {
    value: showValue ? `${name} ${sign(assumed)} ${shortNumber(value, precision)}` : '',
    gradient: showGradient
      ? `${gradientName} ${sign(gradientAssumed)} ${shortNumber(gradient, precision)}`
      : '',
  };
}

function sign(assumed: boolean): string {
  return assumed ? '\u2248' : '=';
}

/** The value of a line of the hand-written pass. */
function passText({ value, assumed }: PassEntry, { precision }: InlineOptions): string {
  return value === null ? '' : `${sign(assumed)} ${shortNumber(value, precision)}`;
}

function joined(list: readonly Shown[], maxLength: number): { value: string; gradient: string } {
  // One variable: value, then gradient. Several: each with both, which only the value's colour can hold together.
  const [only] = list;
  const value =
    list.length === 1
      ? only.value
      : list
          .map((each) => each.value)
          .filter(Boolean)
          .join(', ');
  const gradient =
    list.length === 1
      ? only.gradient
      : list
          .map((each) => each.gradient)
          .filter(Boolean)
          .join(', ');
  const cutValue = cut(value, maxLength);
  const rest = maxLength - cutValue.length;
  const cutGradient = rest > separator.length + 4 || cutValue === '' ? cut(gradient, rest) : '';
  return { value: cutValue, gradient: cutValue && cutGradient ? separator + cutGradient : cutGradient };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}\u2026`;
}

function endOfLine(source: string, start: number): number {
  for (let at = start; ; at++) {
    const char = source[at];
    if (char === undefined || char === '\n' || char === '\r') return at;
  }
}
