import type { Analysis, Circuit, Variable } from '../analysis';
import { Formulas } from '../circuit/formula';

/** A number as JSON can carry it. */
type Figure = number | null | 'NaN' | 'Infinity' | '-Infinity';

interface Place {
  readonly line: number | null;
  readonly column: number | null;
}

/** What `analyze --json` prints for a file: the contract that other programs rely on. */
export interface Report {
  readonly file: string;
  readonly active: boolean;
  readonly circuits: readonly CircuitReport[];
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

interface OutputReport extends Place {
  readonly name: string;
}

interface CircuitReport {
  readonly scope: string;
  readonly output: OutputReport;
  readonly outputs: readonly (OutputReport & { readonly seed: Figure; readonly given: boolean })[];
  readonly variables: readonly (Place & {
    readonly name: string;
    readonly role: Variable['role'];
    readonly value: Figure;
    readonly gradient: Figure;
    readonly formula: string | null;
    readonly assumed: boolean;
  })[];
  readonly missing: readonly string[];
}

/** The report of one file's analysis. */
export function report(file: string, analysis: Analysis): Report {
  return {
    file,
    active: analysis.active,
    circuits: analysis.circuits.map((circuit) => circuitReport(circuit, analysis)),
    skipped: analysis.skipped.map(({ line, reason }) => ({ line, reason })),
  };
}

function circuitReport(circuit: Circuit, analysis: Analysis): CircuitReport {
  const { tape, gradientNames, assumedMeanings, lines } = analysis;
  const formulas = new Formulas(
    tape,
    circuit.wires,
    (name) => gradientNames.gradientOf(name),
    assumedMeanings,
  );
  const place = ({ definition }: Variable): Place => ({
    line: definition && lines.lineOf(definition.from),
    column: definition && lines.columnOf(definition.from),
  });
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
      value: figure(variable.value),
      gradient: figure(variable.gradient),
      formula: variable.gradient === null ? null : formulas.formula(variable.version),
      assumed: variable.assumed,
    })),
    missing: circuit.missing,
  };
}

function figure(value: number | null): Figure {
  if (value === null) return null;
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return value;
}
