/* Which numbers stand for the gates of the table on the tape. */

import type { Facts, Gate, WideGate } from './facts';
import { gates } from './gates';
import { wideGates } from './wide-gates';

const rows: ReadonlyMap<string, Facts> = new Map<string, Facts>([...gates, ...wideGates]);

/** The names of all rows, in the order of their opcodes. */
export const gateNames: readonly string[] = [...rows.keys()];

/** Names that people have for a gate beside its own: `sig`. */
export const bareNames: ReadonlyMap<string, string> = new Map(
  [...rows].flatMap(([name, { bare = [] }]) => bare.map((other): [string, string] => [other, name])),
);

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

/** The opcode of a gate by the name of its row; undefined where there is no such row. */
export function opcodeOf(name: string): number | undefined {
  return opcodes.get(name);
}

const opcodes = new Map(gateNames.map((name, index) => [name, firstGate + index]));

/** The name of the row behind an opcode. */
export function gateName(opcode: number): string {
  return gateNames[opcode - firstGate] ?? '';
}

/** The row behind an opcode with a fixed number of inputs. */
export function gateAt(opcode: number): Gate | undefined {
  return narrowRows[opcode - firstGate];
}

/** The row behind an opcode with any number of inputs. */
export function wideGateAt(opcode: number): WideGate | undefined {
  return wideRows[opcode - firstWide];
}
