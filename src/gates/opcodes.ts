/*
 * How the gates of the table are called in source text, and which numbers stand for them on the tape.
 */
import { type Gate, gates } from './gates';
import { type WideGate, wideGates } from './wide-gates';

/** Other names of a gate in source text. */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ['Math.pow', '**'],
  ['Number', 'plus'],
  ['==', '==='],
  ['!=', '!=='],
]);

/** Bare names that are taken to be these gates where nothing in the file says otherwise. */
export const bareNames: ReadonlyMap<string, string> = new Map([
  ['sig', 'sigmoid'],
  ['sigmoid', 'sigmoid'],
  ['relu', 'relu'],
  ['softplus', 'softplus'],
  ['square', 'square'],
  ...[...gates.keys(), ...wideGates.keys(), ...synonyms.keys()]
    .filter((name) => name.startsWith('Math.'))
    .map((name): [string, string] => [name.slice(5), synonyms.get(name) ?? name]),
]);

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

const narrow = [...gates.keys()];
const wide = [...wideGates.keys()];
const narrowRows = [...gates.values()];
const wideRows = [...wideGates.values()];

/** Opcodes below this are leaves; then come the gates in the order of their rows, then the wide ones. */
export const firstGate = 4;
export const firstWide = firstGate + narrow.length;

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

const opcodes = new Map([...narrow, ...wide].map((name, index) => [name, firstGate + index]));
for (const [name, row] of synonyms) opcodes.set(name, opcodes.get(row) as number);

/** The name of the row behind an opcode. */
export function gateName(opcode: number): string {
  return [...narrow, ...wide][opcode - firstGate] ?? '';
}

/** The row behind an opcode with a fixed number of inputs. */
export function gateAt(opcode: number): Gate | undefined {
  return narrowRows[opcode - firstGate];
}

/** The row behind an opcode with any number of inputs. */
export function wideGateAt(opcode: number): WideGate | undefined {
  return wideRows[opcode - firstWide];
}
