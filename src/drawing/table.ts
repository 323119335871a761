/* The circuit as a table: its rows, their order, and their text in Markdown. */
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit, Variable } from '../analysis/model';
import type { Occurrence } from '../circuits/occurrences';
import type { Version } from '../tape/wiring';
import type { Span } from '../text/span';
import { fullNumber } from '../wording/format';
import { code, table } from '../wording/markdown';

/** The columns of the table, with their headings. */
export const columns = [
  { key: 'name', heading: 'Variable' },
  { key: 'line', heading: 'Line' },
  { key: 'value', heading: 'Value' },
  { key: 'gradient', heading: 'Gradient' },
  { key: 'formula', heading: 'Formula' },
  { key: 'verdict', heading: 'Verdict' },
] as const;

export type TableColumn = (typeof columns)[number]['key'];

export interface Sorting {
  readonly column: TableColumn;
  readonly descending: boolean;
}

/** A variable of the circuit as a row of the table. */
export interface VariableRow {
  readonly variable: Variable;
  readonly name: string;
  readonly role: Variable['role'];
  /** Counted from 1; null for an input that the file does not assign. */
  readonly line: number | null;
  /** The same as it is shown; '' for none. */
  readonly place: string;
  readonly value: number | null;
  readonly gradient: number | null;
  readonly formula: string;
  /** What the check says of the variable's hand-written gradient; '' where it has none. */
  readonly verdict: string;
  /** Where Enter goes: its assignment, or where it is first read. */
  readonly at: Span | null;
}

/** The rows of a circuit, in the order of its variables. */
export function rowsOf(
  analysis: Analysis,
  circuit: Circuit,
  verdictOf: (variable: Variable) => string,
): VariableRow[] {
  const { tape, writing, lines } = analysis;
  const names = analysis.gradientNames.in(circuit.wiring);
  const nameOf = (name: string) => names.gradientOf(name);
  const formulas = new Formulas(tape, circuit.wiring, writing, nameOf);
  const reads = new Map<Version, Occurrence>();
  for (const read of analysis.occurrences.of(circuit.wiring))
    if (read.version && !read.gradient && !reads.has(read.version)) reads.set(read.version, read);
  return circuit.variables.map((variable) => {
    const { name, role, value, gradient, definition, version } = variable;
    const read = reads.get(version);
    return {
      variable,
      name,
      role,
      line: definition && lines.lineOf(definition.from),
      place: definition ? lines.short(definition.from) : '',
      value,
      gradient,
      formula: gradient === null ? '' : (formulas.formula(version) ?? ''),
      verdict: verdictOf(variable),
      at: definition ?? (read ? { from: read.from, to: read.to } : null),
    };
  });
}

/** The rows in another order; equal ones stay as they are, and what is unknown comes last. */
export function sorted(rows: readonly VariableRow[], { column, descending }: Sorting): VariableRow[] {
  const turn = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const a = one[column];
    const b = other[column];
    const missing = Number(isMissing(a)) - Number(isMissing(b));
    if (missing !== 0 || isMissing(a) || isMissing(b)) return missing;
    return turn * (typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(`${a}`, `${b}`));
  });
}

function isMissing(cell: string | number | null): cell is null | '' {
  return cell === null || cell === '' || Number.isNaN(cell);
}

const collator = new Intl.Collator('en', { numeric: true });

function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}

/** The rows as a table in Markdown, with every digit of the numbers. */
export function markdownTable(rows: readonly VariableRow[]): string {
  const name = (text: string) => (text === '' ? '' : code(text, Number.POSITIVE_INFINITY));
  const head = columns.map(({ heading }) => heading);
  const body = rows.map((row) => [
    name(row.name),
    row.place,
    figure(row.value, row.variable.assumed),
    figure(row.gradient, row.variable.gradientAssumed),
    name(row.formula),
    row.verdict.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~]/g, '\\$&'),
  ]);
  return `${table(['left', 'right', 'right', 'right', 'left', 'left'], [head, ...body])}\n`;
}

function figure(value: number | null, assumed: boolean): string {
  if (value === null) return '?';
  return `${assumed ? '\u2248 ' : ''}${fullNumber(value)}`;
}
