/* How the gates of the table are called in source text, and which numbers stand for them on the tape. */
import type { Facts, Gate, WideGate } from './facts';
import { gates } from './gates';
import { wideGates } from './wide-gates';

const rows: ReadonlyMap<string, Facts> = new Map<string, Facts>([...gates, ...wideGates]);
const names = [...rows.keys()];

/** A name without its `Math.`. */
export function shortName(name: string): string {
  return name.startsWith('Math.') ? name.slice(5) : name;
}

/** Other names of a gate in source text. */
export const synonyms: ReadonlyMap<string, string> = new Map(
  [...rows].flatMap(([name, { synonyms = [] }]) => synonyms.map((other): [string, string] => [other, name])),
);

/** Bare names that are taken to be these gates where nothing in the file says otherwise. */
export const bareNames: ReadonlyMap<string, string> = new Map([
  ...[...rows].flatMap(([name, { bare = [] }]) => bare.map((other): [string, string] => [other, name])),
  ...names
    .filter((name) => !rows.get(name)?.operator)
    .map((name): [string, string] => [shortName(name), name]),
  ...[...synonyms]
    .filter(([other]) => other.startsWith('Math.'))
    .map(([other, name]): [string, string] => [shortName(other), name]),
]);

/** The row that a name stands for: its own in the table, another in source text, or a bare one; else the name. */
export function rowName(name: string): string {
  if (rows.has(name)) return name;
  return synonyms.get(name) ?? bareNames.get(name) ?? name;
}

/** All functions of Math that have a row. */
export const functionsOfMath: readonly string[] = [...names, ...synonyms.keys()].filter((name) =>
  name.startsWith('Math.'),
);

/** The constants of Math and Number, and the numbers that are spelled as names. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Math.E', Math.E],
  ['Math.LN10', Math.LN10],
  ['Math.LN2', Math.LN2],
  ['Math.LOG10E', Math.LOG10E],
  ['Math.LOG2E', Math.LOG2E],
  ['Math.PI', Math.PI],
  ['Math.SQRT1_2', Math.SQRT1_2],
  ['Math.SQRT2', Math.SQRT2],
  ['Number.EPSILON', Number.EPSILON],
  ['Number.MAX_VALUE', Number.MAX_VALUE],
  ['Number.MIN_VALUE', Number.MIN_VALUE],
  ['Number.MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
  ['Number.MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER],
  ['Number.NaN', Number.NaN],
  ['Number.POSITIVE_INFINITY', Number.POSITIVE_INFINITY],
  ['Number.NEGATIVE_INFINITY', Number.NEGATIVE_INFINITY],
]);

/** Whether JavaScript itself says what a name is, and that is no number that anybody could change. */
export function isBuiltIn(name: string): boolean {
  return constants.has(name) || name === 'undefined' || name === 'Math' || name === 'Number';
}

const narrowRows = [...gates.values()];
const wideRows = [...wideGates.values()];

/** Opcodes below this are leaves; then come the gates in the order of their rows, then the wide ones. */
export const firstGate = 4;
export const firstWide = firstGate + gates.size;

/** Opcodes of nodes that are no gates. */
export const CONSTANT = 0;
export const INPUT = 1;
/** Carries a value into a circuit from outside; no gradient flows back. */
export const CARRY = 2;
/** Something that is not read: its value is unknown, and it blocks the gradient of what it reads. */
export const UNREAD = 3;

/** The opcode of a gate by its name in the table or in source text; undefined where there is no such row. */
export function opcodeOf(name: string): number | undefined {
  return opcodes.get(name);
}

const opcodes = new Map(names.map((name, index) => [name, firstGate + index]));
for (const [name, row] of synonyms) opcodes.set(name, opcodes.get(row) as number);

/** The name of the row behind an opcode. */
export function gateName(opcode: number): string {
  return names[opcode - firstGate] ?? '';
}

/** The row behind an opcode with a fixed number of inputs. */
export function gateAt(opcode: number): Gate | undefined {
  return narrowRows[opcode - firstGate];
}

/** The row behind an opcode with any number of inputs. */
export function wideGateAt(opcode: number): WideGate | undefined {
  return wideRows[opcode - firstWide];
}
