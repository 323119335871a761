/*
 * All that can be said of a variable, gate or gradient in the text: its value, the working of its gradient and where it
 * is from. The hover lays it out.
 */
import type { Analysis, Circuit, Variable } from '../analysis/model';
import { type ShownAt, shownAt, shownInCallsAt } from '../analysis/shown-at';
import type { Occurrence } from '../circuits/occurrences';
import { print } from '../program/writer';
import { measured } from '../tape/measured';
import { holds, type Version } from '../tape/wiring';
import type { Span } from '../text/span';
import { explainGate, formulasOf } from './explain-gate';
import { type Explanation, helperRole, nothing } from './explanation';
import { goingsOf } from './goings';
import { notesOn } from './notes';
import { notTaken, sideNotes } from './sides';

/** Explains what stands at `offset`; null where nothing of a circuit does. */
export function explain(analysis: Analysis, offset: number): Explanation | null {
  const occurrence = narrowest(analysis.occurrences.around(offset));
  const explanation = occurrence
    ? occurrence.gradient
      ? explainGradient(analysis, occurrence)
      : (explainVariable(analysis, occurrence) ?? explainInCalls(analysis, offset))
    : (explainNotTaken(analysis, offset) ??
      explainNotFollowed(analysis, offset) ??
      explainParameter(analysis, offset) ??
      explainInCalls(analysis, offset) ??
      explainGate(analysis, offset) ??
      explainSkipped(analysis, offset) ??
      explainNote(analysis, offset));
  const line = analysis.lines.lineOf(offset);
  const remarks = [
    ...analysis.notes.filter((note) => note.line === line).map(({ message }) => message),
    ...sideNotes(analysis, offset),
    ...whyNotFollowed(analysis, offset),
  ];
  return explanation && { ...explanation, notes: [...explanation.notes, ...remarks] };
}

/** The last of the shortest: `i` rather than `w[i]` around it. */
function narrowest(occurrences: Iterable<Occurrence>): Occurrence | undefined {
  let found: Occurrence | undefined;
  for (const each of occurrences) {
    const isShorter = !found || each.to - each.from < found.to - found.from;
    if (isShorter && (each.version || each.gradient)) found = each;
  }
  return found;
}

function circuitOf(analysis: Analysis, { node }: Occurrence): Circuit | undefined {
  return analysis.circuits.find(({ wiring }) => holds(wiring, node));
}

function explainVariable(analysis: Analysis, occurrence: Occurrence): Explanation | null {
  const { version } = occurrence;
  const span = { from: occurrence.from, to: occurrence.to };
  const shown = version && shownAt(analysis, occurrence);
  if (version && !shown && version.origin === 'unread') return explainPassing(analysis, version, span);
  return shown && explainShown(analysis, shown, span);
}

/** What stands where a function that the file calls is nothing by itself. */
function explainInCalls(analysis: Analysis, offset: number): Explanation | null {
  const shown = shownInCallsAt(analysis, offset);
  const at = shown?.variable.version.at;
  return shown && at ? explainShown(analysis, shown, at) : null;
}

function explainShown(analysis: Analysis, shown: ShownAt, span: Span): Explanation {
  const { variable, circuit } = shown;
  return {
    ...nothing,
    ...aboutGradient(analysis, circuit, variable, shown.names),
    span,
    kind: 'variable',
    title: variable.name,
    role: `${roleOf(shown)}${whichOf(shown)}`,
    which: whichOf(shown),
    value: variable.value,
    assumed: variable.assumed,
    goings: goingsOf(analysis, shown),
    notes: [...(shown.isPassedBy ? [passedBy] : []), ...notesOn(analysis, variable.version)],
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

const passedBy = 'The last call that the file makes does not come here: this is the function by itself.';

function roleOf({ variable, byItself, calls }: ShownAt): string {
  const { version, role, value, assumed, shape } = variable;
  if (calls.length > 0 && byItself?.role === 'input')
    return byItself.version.origin === 'parameter' ? 'parameter' : 'input';
  if (shape) return `array of ${shape.join(' \u00d7 ')} numbers${assumed ? ', some of them assumed' : ''}`;
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

/** Of several rounds or calls that one which shows. */
function whichOf({ variable: { rounds, version }, calls }: ShownAt): string {
  const around = version.inFirst ? ', in the first round of the loop around it' : '';
  const round =
    rounds === undefined
      ? ''
      : rounds === null
        ? ', in the first round: one of many is followed'
        : `, in the last of ${rounds} rounds`;
  if (calls.length === 0) return round + around;
  return `${round}, ${calls.length === 1 ? 'in the call' : `in the last of ${calls.length} calls`} that the file makes${around}`;
}

/** The gradient of a variable with its working. */
function aboutGradient(
  analysis: Analysis,
  circuit: Circuit | undefined,
  variable: Variable,
  inCall: readonly Version[] = [],
) {
  if (!circuit) return {};
  const { tape, numbers } = analysis;
  const names = analysis.gradientNames.in(circuit.wiring);
  const nameOf = (name: string) => names.gradientOf(name);
  const { version, gradient, shape, rounds } = variable;
  if (shape || (version.counts && !gradient)) return { output: outputOf(circuit), gradient: null };
  const isInRound = rounds !== undefined || version.inner === true;
  const formulas = formulasOf(analysis, circuit, isInRound, inCall);
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
    output: outputOf(circuit),
    gradientName: nameOf(variable.name),
    formula: gradient === null ? null : formulas.formula(version),
    contributions: gradient === null ? [] : contributions,
    ...(gradient === null || variable.value === null ? {} : measured(tape, circuit.wiring, version.node)),
  };
}

function outputOf({ outputs }: Circuit): string {
  return outputs.map((output) => output.variable.name).join(' + ');
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
    role: variable ? `gradient of ${variable.name}, as the file computes it` : helperRole,
    value: numbers.value(node),
    assumed: numbers.isAssumed(node),
    reason: numbers.isShown(node)
      ? null
      : (numbers.whyNoValue(node) ?? 'it reads something that has no value'),
  };
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

/** Code that is not followed: what was made of it on the way is nothing to show. */
function explainNotFollowed({ skipped }: Analysis, offset: number): Explanation | null {
  const code = skipped.find(({ within, from, to }) => within && from <= offset && offset <= to);
  if (!code) return null;
  return {
    ...nothing,
    span: { from: code.from, to: code.to },
    kind: 'unread',
    title: '',
    role: 'not followed',
  };
}

/** Why code around a place is not followed, though what is around that is. */
function whyNotFollowed({ skipped }: Analysis, offset: number): string[] {
  const around = skipped.filter(({ within, from, to }) => within && from <= offset && offset <= to);
  return around.map(({ reason }) => `This is not followed: ${reason}.`);
}

/** Code on a side of a condition that is never taken. */
function explainNotTaken(analysis: Analysis, offset: number): Explanation | null {
  const side = notTaken(analysis).find(({ block }) => block.from <= offset && offset <= block.to);
  if (!side) return null;
  const { block, why } = side;
  return { ...nothing, span: block, kind: 'unread', title: '', role: `not taken: ${why}` };
}
