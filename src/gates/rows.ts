/*
 * The one place to ask what a gate does. A row answers in the same way whether its gate has a fixed number of inputs
 * or any; only the tape and its inner loops, which are generated, tell the two apart.
 */
import { type Formula, fold, nameFormula, substitute } from './algebra';
import { constants } from './constants';
import type { Facts, Gate, WideGate } from './facts';
import { gates } from './gates';
import { firstGate } from './opcodes';
import { arithmetic } from './operators';
import { isAllOrNothing, ruleOf } from './rules';
import { wideGates } from './wide-gates';

export interface Row extends Facts {
  readonly name: string;
  /** How many inputs it has; null where any number will do. */
  readonly count: number | null;
  readonly forward: (values: readonly number[]) => number;
  /** The rule by which its input `k` gets its gradient; null where that is no formula of a few inputs. */
  readonly rule: (k: number) => Formula | null;
  /** The same as people write it, for a gate of so many inputs. `inputName` names the inputs in it. */
  readonly written: (k: number, count: number) => Formula;
  /** What is written for a pass where the test of the rule fails; null where `written` holds there, too. */
  readonly elsewhere: (k: number) => Formula | null;
}

/** What a rule calls input `k`: a, b and c for the first three. */
export function inputName(k: number): string {
  return 'abc'[k] ?? `input${k}`;
}

/** Which input a rule means by a name; -1 for a name of anything else. */
export function inputNamed(name: string): number {
  if (/^[abc]$/.test(name)) return 'abc'.indexOf(name);
  return name.startsWith('input') ? Number(name.slice('input'.length)) : -1;
}

/** Whether nothing ever flows to input `k`. */
export function isFlat(row: Row, k: number): boolean {
  const rule = row.rule(k);
  return rule?.kind === 'number' && rule.value === 0;
}

/** Whether it lets all of what arrives through to some input, or nothing. */
export function isSwitch(row: Row): boolean {
  const inputs = Array.from({ length: row.count ?? 1 }, (_, k) => k);
  return inputs.some((k) => isAllOrNothing(row.rule(k) ?? row.written(k, inputs.length)));
}

/** Whether it is plain arithmetic: neither a choice nor a function. */
export function isArithmetic({ name }: Row): boolean {
  return arithmeticNames.has(name);
}

/** The row behind an opcode; undefined for a leaf. */
export function rowAt(opcode: number): Row | undefined {
  return rows[opcode - firstGate];
}

/** What is the case where two sides of a gate meet. */
export function kinkOf(opcode: number): string {
  return rowAt(opcode)?.kink ?? '';
}

/** The row of a name in the table. */
export function rowNamed(name: string): Row | undefined {
  return byName.get(name);
}

/** What a gate makes of the values of its inputs. */
export function applyRow(gate: string, values: readonly number[]): number {
  return byName.get(gate)?.forward(values) ?? Number.NaN;
}

/** What a formula is worth. */
export function worthOf(formula: Formula, valueOfName: (name: string) => number): number {
  const numberOf = (number: Exclude<Formula, { kind: 'name' | 'apply' }>) =>
    number.kind === 'number' ? number.value : (constants.get(number.name) ?? Number.NaN);
  return fold(formula, valueOfName, numberOf, applyRow);
}

function narrow(name: string, gate: Gate): Row {
  const { backward, written = backward, elsewhere = [] } = gate;
  return {
    ...gate,
    name,
    count: backward.length,
    forward: ([a = Number.NaN, b = Number.NaN, c = Number.NaN]) => gate.forward(a, b, c),
    rule: (k) => ruleOf(backward[k] ?? '0'),
    written: (k) => ruleOf(written[k] ?? '0'),
    elsewhere: (k) => {
      const text = elsewhere[k];
      return text ? ruleOf(text) : null;
    },
  };
}

function wide(name: string, gate: WideGate): Row {
  return {
    ...gate,
    name,
    count: null,
    rule: () => null,
    written: (k, count) => {
      const rule = ruleOf((count === 2 ? gate.pair : undefined) ?? gate.written);
      return substitute(rule, (each) =>
        nameFormula(each === 'a' ? inputName(k) : each === 'b' ? inputName(1 - k) : each),
      );
    },
    elsewhere: () => null,
  };
}

/** In the order of their opcodes. */
const rows: readonly Row[] = [
  ...[...gates].map(([name, gate]) => narrow(name, gate)),
  ...[...wideGates].map(([name, gate]) => wide(name, gate)),
];

const arithmeticNames: ReadonlySet<string> = new Set(arithmetic.map(([name]) => name));

const byName: ReadonlyMap<string, Row> = new Map(rows.map((row) => [row.name, row]));
