/* The texts at the ends of lines: values, gradients and verdicts. */

import { inputKeys } from '../analysis/fixed-inputs';
import type { Analysis, Circuit, PassEntry, Variable } from '../analysis/model';
import type { GradientNames } from '../recognition/names';
import type { Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Judgement } from '../verification/groups';
import type { CircuitVerification, Remark, Verdict } from '../verification/model';
import { equal, gradientText, isPlainLiteral, roundsText, valueText } from './amount';
import { marksByLine, marksText } from './followed';
import { Passes, type PassMark } from './passes';
import { shownEntries, shownInCallsAlone, shownVariables } from './placed';
import { notTaken } from './sides';
import { verdictText } from './verdicts';

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
  /** The value without the name, for a tight place; '' where a number alone would not tell whose it is. */
  readonly nameless: string;
  /** The gravest verdict among the line's own; null where it has none. */
  readonly judgement: Judgement | null;
}

/** A variable on its way to the line where it shows. */
interface Shown {
  readonly value: string;
  /** The value is none of the file's own, but one that was tried. */
  readonly tried?: boolean;
  readonly nameless?: string;
  readonly gradient: string;
  readonly judgement?: Judgement;
  /** How often the line was gone through: the last of these times shows. */
  readonly rounds?: string;
  /** The name of what counts something. */
  readonly counter?: string;
  /** What stands beside the numbers of a line, with no number of its own. */
  readonly isMark?: boolean;
}

const separator = ' · ';

/** From what may be overlooked to what must not. */
const gravity: readonly Judgement[] = ['exact', 'correct', 'approximate', 'uncertain', 'inherited', 'wrong'];

/**
 * The inline text of every line that has any, in line order. Verdicts on the passes may come later. With `within` only
 * the lines of this stretch of the text.
 */
export function inlineTexts(
  analysis: Analysis,
  options: InlineOptions,
  verifications: readonly CircuitVerification[] = [],
  within: Span = { from: 0, to: analysis.source.length },
): InlineText[] {
  const { lines, source } = analysis;
  const byLine = new Map<number, Shown[]>();
  const add = (offset: number, show: () => Shown) => {
    if (offset < within.from || offset > within.to) return;
    const line = lines.lineOf(offset);
    const list = byLine.get(line);
    if (list) list.push(show());
    else byLine.set(line, [show()]);
  };
  const tried = triedInputs(analysis);
  const passes = new Passes(verifications, lines);
  const addNumbers = (circuit: Circuit, isFree: (offset: number) => boolean) => {
    for (const { variable, from, show } of numbersOf(circuit, analysis, options, tried)) {
      const told = passes.told(variable, from, circuit);
      if (told !== 'nothing' && isFree(from))
        add(from, () => (told === 'all' ? show() : { ...show(), gradient: '' }));
    }
  };
  // A function within a line, such as an arrow, says nothing where the line itself has something to say.
  const [withinLines, apart] = parted(analysis);
  for (const circuit of apart) addNumbers(circuit, () => true);
  const taken = new Set(byLine.keys());
  for (const circuit of withinLines) addNumbers(circuit, (offset) => !taken.has(lines.lineOf(offset)));
  for (const circuit of analysis.circuits) {
    const verification = verifications.find((each) => each.circuit === circuit);
    addPass(circuit, verification?.verdicts ?? [], options, add);
  }
  const alone = shownInCallsAlone(analysis);
  const places = new Set(alone.map(({ from }) => from));
  const loose = analysis.loose.flatMap((variable) => {
    const from = variable.definition?.from;
    return from === undefined || places.has(from) ? [] : [{ variable, from }];
  });
  for (const { variable, from } of [...loose, ...alone])
    if (!isPlainLiteral(variable, analysis) && passes.told(variable, from, null) !== 'nothing')
      add(from, () => ({ ...shown(variable, '', analysis, options), gradient: '' }));
  for (const marks of marksByLine(verifications, lines)) add(marks[0].from, () => marked(marks));
  for (const { block } of notTaken(analysis)) add(block.from, () => ({ value: 'not taken', gradient: '' }));
  return [...byLine]
    .sort(([one], [other]) => one - other)
    .map(([line, list]) => ({
      line: line - 1,
      at: endOfLine(source, lines.startOf(line)),
      ...joined(list, options.maxLength),
    }))
    .filter(({ value, gradient }) => value !== '' || gradient !== '');
}

/** Circuits of functions without a name that stand in one line, and all others. */
function parted({ circuits, lines }: Analysis): readonly [Circuit[], Circuit[]] {
  const isWithinLine = ({ scopeId, variables }: Circuit) =>
    scopeId.startsWith('anonymous') &&
    new Set(
      variables.flatMap(({ definition, version }) =>
        definition && version.origin !== 'carried' ? [lines.lineOf(definition.from)] : [],
      ),
    ).size === 1;
  return [circuits.filter(isWithinLine), circuits.filter((circuit) => !isWithinLine(circuit))];
}

/** The variables of a circuit where they show, each with what is said of it. */
function numbersOf(
  circuit: Circuit,
  analysis: Analysis,
  options: InlineOptions,
  tried: ReadonlySet<Version>,
) {
  const { readers } = analysis.file;
  const ends = circuit.variables.filter(
    ({ version, role }) =>
      role !== 'input' &&
      !isPart(version) &&
      !version.counts &&
      !readers.isRead(version.node) &&
      (role === 'output' || !analysis.numbers.mayArrive(version.node)),
  );
  const ambiguous = !circuit.pass && !circuit.wiring.loss && ends.length > 1;
  const prefix = ambiguous ? `d${circuit.outputs[0].variable.name}/` : '';
  const names = analysis.gradientNames.in(circuit.wiring);
  return shownVariables(circuit, analysis).map(({ variable, from }) => ({
    variable,
    from,
    show: () => shown(variable, prefix, analysis, options, tried.has(variable.version), names),
  }));
}

/** An array, or a part of something: what reads it reads its numbers. */
function isPart({ inner, elements }: Version): boolean {
  return inner === true || elements !== undefined;
}

/** The lines of the hand-written pass: what each computes, or the verdict on it. */
function addPass(
  { pass }: Circuit,
  verdicts: readonly Verdict[],
  options: InlineOptions,
  add: (offset: number, show: () => Shown) => void,
): void {
  for (const { entry, verdict, remark } of shownEntries(pass, verdicts)) {
    const { from } = entry.at;
    if (!verdict) add(from, () => ({ value: '', gradient: passText(entry, options, remark) }));
    else
      add(from, () => ({
        value: '',
        gradient: verdictText(verdict, options.precision),
        judgement: verdict.judgement,
      }));
  }
}

/** Inputs whose own number in the file has another in its place. */
function triedInputs(analysis: Analysis): Set<Version> {
  const { whatIf } = analysis.options;
  if (!whatIf?.size) return new Set();
  return new Set([...inputKeys(analysis)].flatMap(([version, key]) => (whatIf.has(key) ? [version] : [])));
}

function shown(
  variable: Variable,
  prefix: string,
  analysis: Analysis,
  { precision, show }: InlineOptions,
  tried = false,
  names?: GradientNames,
): Shown {
  const { name, gradient, version } = variable;
  const gradientName = prefix ? `${prefix}d${name}` : (names?.gradientOf(name) ?? `d${name}`);
  const showValue = show !== 'gradient' && (tried || !isPlainLiteral(variable, analysis));
  // What counts, or says how many there are, has none.
  const isCount = version.counts || analysis.tape.isCount(version.node);
  const showGradient = show !== 'value' && !(isCount && !gradient);
  const nameless = showValue ? valueText(variable, precision) : '';
  return {
    value: showValue ? `${name} ${nameless}` : '',
    tried,
    nameless: tried ? '' : nameless,
    gradient: showGradient ? `${gradientName} ${gradientText(variable, precision)}` : '',
    rounds: roundsText(variable),
    ...(version.counts && { counter: name }),
  };
}

/** The value of a line of the hand-written pass, and what it is where it comes after the gradient. */
function passText({ value, assumed }: PassEntry, { precision }: InlineOptions, remark?: Remark): string {
  const text = equal(value, assumed, precision);
  return remark ? `${text} \u2013 ${remark.short}` : text;
}

/** Without what only counts rounds: it begins and goes on in one line, `for (let i = 0; i < n; i++)`. */
function withoutCounters(list: readonly Shown[]): Shown[] {
  const isTwice = ({ counter }: Shown) =>
    counter !== undefined && list.filter((other) => other.counter === counter).length > 1;
  return list.map((each) => (isTwice(each) ? { ...each, value: '', gradient: '' } : each));
}

function joined(all: readonly Shown[], maxLength: number): Omit<InlineText, 'line' | 'at'> {
  const list = withoutCounters(all);
  // One variable: value, then gradient. Several: each with both, which only the value's colour can hold together.
  const [only] = list;
  const isOne = list.length === 1;
  const unnamed = list.filter(({ isMark }) => !isMark);
  const value = isOne && !only.tried ? only.value : valuesOf(list.filter((each) => each.value !== ''));
  const gradient = isOne ? only.gradient : listed(list.map((each) => each.gradient));
  const rounds = list.findLast((each) => each.rounds)?.rounds ?? '';
  const room = rounds === '' ? maxLength : maxLength - separator.length - rounds.length;
  const cutValue = cut(value, room - roomForMark(list, room));
  const rest = room - cutValue.length - (cutValue === '' ? 0 : separator.length);
  const cutGradient = rest > 4 || cutValue === '' ? cut(gradient, rest) : '';
  const after = [cutGradient, rounds].filter(Boolean).join(separator);
  return {
    value: cutValue,
    nameless: unnamed.length === 1 ? (unnamed[0].nameless ?? '') : '',
    gradient: cutValue && after ? separator + after : after,
    judgement: (isOne ? only.judgement : gravest(list)) ?? null,
  };
}

/** How much of a line is kept for a verdict that stands behind its values: all it needs, or most of the line. */
function roomForMark(list: readonly Shown[], room: number): number {
  const mark = list.find(({ isMark }) => isMark);
  return mark ? Math.min(separator.length + mark.gradient.length, Math.floor((2 / 3) * room)) : 0;
}

/** The verdicts on a line of a pass that was followed for itself. */
function marked(marks: readonly PassMark[]): Shown {
  const judgements = marks.flatMap(({ verdict }) => verdict?.judgement ?? []);
  const gravest = gravity.findLast((each) => judgements.includes(each));
  return { value: '', gradient: marksText(marks), isMark: true, ...(gravest && { judgement: gravest }) };
}

function listed(texts: readonly string[]): string {
  return texts.filter(Boolean).join(', ');
}

/** The values of a line; "what if" stands before each that was tried, or once before them where all were. */
function valuesOf(list: readonly Shown[]): string {
  if (list.length > 0 && list.every(({ tried }) => tried))
    return `what if ${list.map(({ value }) => value).join(' and ')}`;
  return list.map(({ value, tried }) => (tried ? `what if ${value}` : value)).join(', ');
}

function gravest(list: readonly Shown[]): Judgement | undefined {
  return gravity.findLast((judgement) => list.some((each) => each.judgement === judgement));
}

/** The text as far as there is room; half a sentence goes as a whole where enough is left without it. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = text.slice(0, Math.max(0, length - 1));
  const clause = Math.max(...[': ', '; ', '. '].map((end) => room.lastIndexOf(end)));
  return `${clause > length / 2 ? room.slice(0, clause) : room}\u2026`;
}

function endOfLine(source: string, start: number): number {
  for (let at = start; ; at++) {
    const char = source[at];
    if (char === undefined || char === '\n' || char === '\r') return at;
  }
}
