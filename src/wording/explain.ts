/*
 * All that can be said of a variable, gate or gradient in the text: its value, the working of its gradient and where it
 * is from. The hover lays it out.
 */
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit, Variable } from '../analysis/model';
import type { Occurrence } from '../circuits/occurrences';
import { firstGate, gateName, UNREAD } from '../gates/opcodes';
import { kinkOf, rowAt } from '../gates/rows';
import { print } from '../program/writer';
import { measured, type Tug } from '../tape/measured';
import { flowsOf } from '../tape/run';
import { isTie } from '../tape/ties';
import { holds, type Version } from '../tape/wiring';
import type { Sides, Witness } from '../tape/witness';
import type { Span } from '../text/span';
import { assumption, notesOn } from './notes';

export type { Tug };

/** One path's share of a gradient, in words and numbers. */
export interface Working {
  /** The variable that the path leads into; for a gate the input that gets the share. */
  readonly label: string;
  readonly local: string;
  readonly localValue: number;
  readonly upstream: string;
  readonly upstreamValue: number;
  readonly share: number;
  /** Where the path goes through. */
  readonly at: number;
}

/** All there is to say about one place in the text. */
export interface Explanation {
  readonly span: Span;
  readonly kind: 'variable' | 'gate' | 'gradient variable' | 'unread';
  readonly title: string;
  readonly role: string;
  readonly value: number | null;
  readonly assumed: boolean;
  readonly gradient: number | null;
  readonly gradientAssumed: boolean;
  /** What the gradient is of; null where there is none. */
  readonly output: string | null;
  readonly gradientName: string | null;
  readonly formula: string | null;
  readonly contributions: readonly Working[];
  readonly tug: Tug | null;
  /** The derivative found by moving the value and looking, with an error bar. */
  readonly numerically: Witness | null;
  /** Both one-sided derivatives, at a kink. */
  readonly sides: Sides | null;
  readonly notes: readonly string[];
  /** Why there is no number. */
  readonly reason: string | null;
}

const nothing = {
  value: null,
  assumed: false,
  gradient: null,
  gradientAssumed: false,
  output: null,
  gradientName: null,
  formula: null,
  contributions: [],
  tug: null,
  numerically: null,
  sides: null,
  notes: [],
  reason: null,
};

/** Explains what stands at `offset`; null where nothing of a circuit does. */
export function explain(analysis: Analysis, offset: number): Explanation | null {
  const [occurrence] = analysis.occurrences.around(offset);
  const explanation = occurrence
    ? occurrence.gradient
      ? explainGradient(analysis, occurrence)
      : explainVariable(analysis, occurrence)
    : (explainParameter(analysis, offset) ??
      explainGate(analysis, offset) ??
      explainSkipped(analysis, offset) ??
      explainNote(analysis, offset));
  const line = analysis.lines.lineOf(offset);
  const remarks = analysis.notes.filter((note) => note.line === line).map(({ message }) => message);
  return explanation && { ...explanation, notes: [...explanation.notes, ...remarks] };
}

function circuitOf(analysis: Analysis, { node }: Occurrence): Circuit | undefined {
  return analysis.circuits.find(({ wiring }) => holds(wiring, node));
}

function explainVariable(analysis: Analysis, occurrence: Occurrence): Explanation | null {
  const { version } = occurrence;
  const variable = version && analysis.variableOf.get(version);
  const span = { from: occurrence.from, to: occurrence.to };
  if (version && !variable && version.origin === 'unread') return explainPassing(analysis, version, span);
  if (!version || !variable) return null;
  const circuit = circuitOf(analysis, occurrence);
  return {
    ...nothing,
    ...aboutGradient(analysis, circuit, variable),
    span,
    kind: 'variable',
    title: variable.name,
    role: roleOf(variable),
    value: variable.value,
    assumed: variable.assumed,
    notes: notesOn(analysis, version),
    reason:
      variable.value === null ||
      variable.gradient === null ||
      variable.version.otherwise === variable.value ||
      (variable.assumed && variable.version.origin !== 'computed')
        ? variable.reason
        : null,
  };
}

/** A parameter where it is declared, which is no read. */
function explainParameter(analysis: Analysis, offset: number): Explanation | null {
  for (const { variables } of analysis.circuits)
    for (const { version } of variables) {
      const { origin, at, node } = version;
      if (origin === 'parameter' && at && at.from <= offset && offset <= at.to)
        return explainVariable(analysis, { ...at, version, gradient: null, node });
    }
  return null;
}

/** A name that may have another value at every read, and is none of the circuit's variables. */
function explainPassing({ numbers }: Analysis, { name, node, reason }: Version, span: Span): Explanation {
  const value = numbers.value(node);
  const role = value === null ? computedElsewhere : 'input, with your value';
  return { ...nothing, span, kind: 'variable', title: name, role, value, reason };
}

const computedElsewhere = 'input, computed by code that is not read';

function roleOf({ version, role, value, assumed }: Variable): string {
  switch (version.origin) {
    case 'literal':
      return 'input, given in the file';
    case 'computed':
      return role === 'output' ? 'output' : 'intermediate';
    case 'carried':
      return 'input, with the value that it had before';
    case 'parameter':
      if (value !== null && value === version.otherwise) return 'parameter, with its default value';
      return assumed ? 'parameter, with an assumed value' : 'parameter, with your value';
    default:
      if (value === null) return computedElsewhere;
      return assumed ? 'input, with an assumed value' : 'input, with your value';
  }
}

/** The gradient of a variable with its working. */
function aboutGradient(analysis: Analysis, circuit: Circuit | undefined, variable: Variable) {
  if (!circuit) return {};
  const { tape, numbers } = analysis;
  const names = analysis.gradientNames.in(circuit.wiring);
  const nameOf = (name: string) => names.gradientOf(name);
  const formulas = formulasOf(analysis, circuit);
  const { version, gradient } = variable;
  const contributions = formulas.contributions(version).map(({ local, localValue, into, gate }) => ({
    label: into.name,
    local: print(local, analysis.writing),
    localValue,
    upstream: nameOf(into.name),
    upstreamValue: numbers.gradient(into.node) ?? Number.NaN,
    share: numbers.share(into.node, localValue),
    at: tape.from[gate],
  }));
  return {
    gradient,
    gradientAssumed: variable.gradientAssumed,
    output: circuit.outputs.map((output) => output.variable.name).join(' + '),
    gradientName: nameOf(variable.name),
    formula: gradient === null ? null : formulas.formula(version),
    contributions: gradient === null ? [] : contributions,
    ...(gradient === null || variable.value === null ? {} : measured(tape, circuit.wiring, version.node)),
  };
}

function explainGradient(analysis: Analysis, occurrence: Occurrence): Explanation {
  const { gradient, version } = occurrence;
  const { numbers } = analysis;
  const node = gradient?.node ?? 0;
  const variable = version && analysis.variableOf.get(version);
  const circuit = circuitOf(analysis, occurrence);
  return {
    ...nothing,
    ...(variable ? aboutGradient(analysis, circuit, variable) : {}),
    span: { from: occurrence.from, to: occurrence.to },
    kind: 'gradient variable',
    title: gradient?.name ?? '',
    role: variable ? `gradient of ${variable.name}, as the file computes it` : 'helper of the backward pass',
    value: numbers.value(node),
    assumed: numbers.isAssumed(node),
    reason: numbers.isShown(node)
      ? null
      : (numbers.whyNoValue(node) ?? 'it reads something that has no value'),
  };
}

/** The smallest gate around the offset: an operator or a call. */
function explainGate(analysis: Analysis, offset: number): Explanation | null {
  const { tape, numbers, writing, code } = analysis;
  const isGateOrUnread = (i: number) =>
    tape.op[i] >= firstGate || (tape.op[i] === UNREAD && tape.reasons.has(i));
  let best = -1;
  for (let i = 0; i < tape.length; i++) {
    if (tape.from[i] > offset || tape.to[i] < offset || !isGateOrUnread(i)) continue;
    if (gateName(tape.op[i]) === 'copy') continue;
    if (best < 0 || tape.to[i] - tape.from[i] <= tape.to[best] - tape.from[best]) best = i;
  }
  if (best < 0) return null;
  const span = { from: tape.from[best], to: tape.to[best] };
  const title = code(span);
  const circuit = analysis.circuits.find(({ wiring }) => wiring.start <= best && best < wiring.forwardEnd);
  const isShown = numbers.isShown(best);
  const op = tape.op[best];
  const row = rowAt(op);
  const inputs =
    circuit && isShown && numbers.isGradientShown(best) ? gateShares(analysis, circuit, best) : [];
  const callee = tape.assumedMeanings.get(best);
  const notes = [
    callee ? assumption(callee, best, analysis) : '',
    isShown && isTie(tape, best) ? `${kinkOf(op)}.` : '',
  ];
  return {
    ...nothing,
    span,
    kind: row ? 'gate' : 'unread',
    title,
    role: row ? `${writing.title(row.name)} gate: ${row.doc}` : 'not read',
    value: numbers.value(best),
    assumed: numbers.isAssumed(best),
    gradient: circuit ? numbers.gradient(best) : null,
    gradientAssumed: numbers.isGradientAssumed(best),
    output: circuit ? circuit.outputs.map((output) => output.variable.name).join(' + ') : null,
    contributions: inputs,
    notes: notes.filter(Boolean),
    reason: isShown ? null : (numbers.whyNoValue(best) ?? 'it reads something that has no value'),
  };
}

/** What the gate hands to each of its inputs. */
function gateShares(analysis: Analysis, circuit: Circuit, gate: number): Working[] {
  const { tape, numbers } = analysis;
  const formulas = formulasOf(analysis, circuit);
  return flowsOf(tape, gate).map(({ local, k }) => {
    const words = formulas.words(gate, k, local);
    return {
      label: words.input,
      local: words.local,
      localValue: local,
      upstream: '',
      upstreamValue: numbers.gradient(gate) ?? Number.NaN,
      share: numbers.share(gate, local),
      at: tape.from[gate],
    };
  });
}

function formulasOf({ tape, writing, gradientNames }: Analysis, { wiring }: Circuit): Formulas {
  const names = gradientNames.in(wiring);
  return new Formulas(tape, wiring, writing, (name) => names.gradientOf(name));
}

/** What is said of a place that is no code of a circuit, such as a comment. */
function explainNote({ notes }: Analysis, offset: number): Explanation | null {
  const note = notes.find(({ from, to }) => from <= offset && offset <= to);
  return note
    ? { ...nothing, span: { from: note.from, to: note.to }, kind: 'unread', title: '', role: 'note' }
    : null;
}

function explainSkipped({ skipped }: Analysis, offset: number): Explanation | null {
  const statement = skipped.findLast(({ from, to }) => from <= offset && offset <= to);
  if (!statement) return null;
  const { from, to, reason } = statement;
  return { ...nothing, span: { from, to }, kind: 'unread', title: '', role: 'passed over', reason };
}
