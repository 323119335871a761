/* What programs get to read of a file: the JSON of `analyze --json` and of `verify --format json`. */
import { elementNames } from '../analysis/element-names';
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit, Variable } from '../analysis/model';
import { withinCells } from '../text/cells';
import type { LinePlace } from '../text/lines';
import { activityOf } from '../verification/activity';
import type { MistakeKind } from '../verification/diagnosis/mistakes';
import type { Counterexample } from '../verification/findings';
import type { CircuitVerification, Verdict } from '../verification/model';
import { verify } from '../verification/verify';
import { notesBeside } from './passes';

/** A number as JSON can carry it. */
type JsonNumber = number | null | 'NaN' | 'Infinity' | '-Infinity';

/** Where something stands; in a notebook with its cell. */
type ReportedPlace = LinePlace | { readonly [part in keyof LinePlace]: null };

/** What is printed for a file: the contract that other programs rely on. */
export interface Report {
  readonly file: string;
  readonly active: boolean;
  /** Why it is active, or why not, in a clause. */
  readonly why: string;
  readonly circuits: readonly CircuitReport[];
  readonly skipped: readonly (ReportedLine & { readonly reason: string })[];
  readonly notes: readonly (ReportedLine & { readonly message: string })[];
}

/** What is printed for a file that could not be read. */
export interface FailureReport {
  readonly file: string;
  /** A sentence. */
  readonly error: string;
}

/** The same of what has a line for itself. */
type ReportedLine = Omit<LinePlace, 'column'>;

/** An array: its numbers row by row, left out of a long one. */
interface JsonArray {
  readonly shape: readonly number[];
  readonly data?: readonly JsonNumber[];
}

/** Arrays of more numbers are printed whole only where that is asked for. */
const mostData = 64;

type OutputReport = ReportedPlace & { readonly name: string };

export interface ReportOptions {
  readonly verifications?: readonly CircuitVerification[];
  /** Leaves nothing out. */
  readonly full?: boolean;
}

interface CircuitReport {
  readonly scope: string;
  readonly output: OutputReport;
  readonly outputs: readonly (OutputReport & { readonly seed: JsonNumber; readonly given: boolean })[];
  readonly variables: readonly (ReportedPlace & {
    readonly name: string;
    readonly role: Variable['role'];
    readonly value: JsonNumber | JsonArray;
    readonly gradient: JsonNumber | JsonArray;
    readonly shape?: readonly number[];
    readonly formula: string | null;
    readonly assumed: boolean;
    readonly gradientAssumed: boolean;
    /** Of a line in a loop the round that this is, the last, and how many there are; null where one of many was followed. */
    readonly round?: number;
    readonly rounds?: number | null;
  })[];
  readonly handwritten?: readonly HandwrittenReport[];
  readonly missing: readonly string[];
}

interface HandwrittenReport extends LinePlace {
  readonly name: string;
  readonly of: string | null;
  readonly verdict: Verdict['judgement'];
  readonly value: JsonNumber;
  readonly expected: JsonNumber;
  readonly reason?: string;
  readonly kind?: MistakeKind;
  /** What is made of the gradient once it is complete, for updates alone. */
  readonly remark?: string;
  readonly counterexample?: {
    readonly inputs: Readonly<Record<string, JsonNumber>>;
    readonly seed: JsonNumber;
    readonly value: JsonNumber;
    readonly expected: JsonNumber;
    /** The places of the element that differs. */
    readonly element?: readonly (number | string)[];
  };
  readonly edits?: readonly (LinePlace & {
    readonly endLine: number;
    readonly endColumn: number;
    readonly text: string;
  })[];
}

/** The report of one file's analysis, with the verdicts on its passes; `full` leaves nothing out. */
export function report(
  file: string,
  analysis: Analysis,
  { verifications = verify(analysis), full = false }: ReportOptions = {},
): Report {
  const lineAt = (offset: number): ReportedLine => {
    const { column: _column, ...line } = analysis.lines.placeOf(offset);
    return line;
  };
  const checked = new Map(verifications.map((verification) => [verification.circuit, verification]));
  // What was followed for itself belongs to the circuit of its scope, or is one of its own.
  const more: CircuitVerification[] = [];
  for (const verification of verifications) {
    const { circuit } = verification;
    if (analysis.circuits.includes(circuit)) continue;
    const own = analysis.circuits.find((each) => each.scope === circuit.scope && !checked.has(each));
    if (own) checked.set(own, verification);
    else more.push(verification);
  }
  return {
    file,
    ...activityOf(analysis, verifications),
    circuits: [
      ...analysis.circuits.map((circuit) => circuitReport(circuit, analysis, checked.get(circuit), full)),
      ...more.map((verification) => circuitReport(verification.circuit, analysis, verification, full)),
    ],
    skipped: analysis.skipped.map(({ from, reason }) => ({ ...lineAt(from), reason })),
    notes: notesBeside(analysis, verifications).map(({ from, message }) => ({ ...lineAt(from), message })),
  };
}

function circuitReport(
  circuit: Circuit,
  analysis: Analysis,
  verification: CircuitVerification | undefined,
  full: boolean,
): CircuitReport {
  const { tape, writing, lines } = analysis;
  const names = analysis.gradientNames.in(circuit.wiring);
  const formulas = new Formulas(
    tape,
    circuit.wiring,
    writing,
    (name) => names.gradientOf(name),
    null,
    elementNames(analysis, circuit.wiring, false),
  );
  const nowhere = { ...(lines.cells.length > 0 && { cell: null }), line: null, column: null };
  const place = ({ definition }: Variable): ReportedPlace =>
    definition ? lines.placeOf(definition.from) : nowhere;
  const [first] = circuit.outputs;
  return {
    scope: circuit.scope,
    output: { name: first.variable.name, ...place(first.variable) },
    outputs: circuit.outputs.map(({ variable, seed, given }) => ({
      name: variable.name,
      ...place(variable),
      seed: figure(seed),
      given,
    })),
    variables: circuit.variables.map((variable) => ({
      name: variable.name,
      ...place(variable),
      role: variable.role,
      ...amounts(variable, full),
      formula: variable.gradient === null ? null : formulas.formula(variable.version),
      assumed: variable.assumed,
      gradientAssumed: variable.gradientAssumed,
      ...roundOf(variable),
    })),
    ...(verification
      ? { handwritten: verification.verdicts.map((verdict) => handwritten(verdict, analysis)) }
      : {}),
    missing: circuit.missing,
  };
}

/** What a variable is worth, and its gradient: numbers, or arrays of them. */
function amounts({ value, gradient, shape, values, gradients }: Variable, full: boolean) {
  if (!shape) return { value: figure(value), gradient: figure(gradient) };
  const array = (numbers: readonly (number | null)[] = []): JsonArray =>
    full || numbers.length <= mostData ? { shape, data: numbers.map(figure) } : { shape };
  return { value: array(values), gradient: array(gradients), shape };
}

function roundOf({ rounds }: Variable): { readonly round?: number; readonly rounds?: number | null } {
  return rounds === undefined ? {} : { round: rounds ?? 1, rounds };
}

function handwritten(verdict: Verdict, { lines, source }: Analysis): HandwrittenReport {
  const { name, of, at, judgement, value, expected, reason, kind, counterexample, edits, remarks } = verdict;
  const wrong = judgement === 'wrong';
  return {
    name,
    of,
    ...lines.placeOf(at.from),
    verdict: judgement,
    value: figure(value),
    expected: figure(expected),
    ...(reason === null ? {} : { reason }),
    ...(kind === null ? {} : { kind }),
    ...(remarks.length > 0 ? { remark: remarks.map(({ message }) => message).join(' ') } : {}),
    ...(wrong && counterexample
      ? {
          counterexample: {
            // fromEntries makes __proto__ a name like any other.
            inputs: Object.fromEntries(
              [...counterexample.inputs].map(([input, number]) => [input, figure(number)]),
            ),
            seed: figure(counterexample.seed),
            value: figure(counterexample.stops === null ? counterexample.value : null),
            expected: figure(counterexample.expected),
            ...elementOf(counterexample),
          },
        }
      : {}),
    ...(wrong
      ? {
          edits: withinCells(source, edits).map(({ from, to, text }) => {
            const { line: endLine, column: endColumn } = lines.placeOf(to);
            return { ...lines.placeOf(from), endLine, endColumn, text };
          }),
        }
      : {}),
  };
}

function elementOf({ element = [] }: Counterexample): { readonly element?: readonly (number | string)[] } {
  if (element.length === 0) return {};
  return { element: element.map((place) => (/^\d+$/.test(place) ? Number(place) : place)) };
}

function figure(value: number | null): JsonNumber {
  if (value === null) return null;
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return value;
}
