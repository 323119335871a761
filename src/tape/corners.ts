/* Where outputs may have no single slope: at ties, as long as the outputs hear of them. */
import { firstGate } from '../gates/opcodes';
import { inputName, isFlat, rowAt } from '../gates/rows';
import { namesIn, testsIn } from '../gates/rules';
import type { Tape } from './tape';
import { hasTie, isTie } from './ties';
import type { Wiring } from './wiring';

/** The gates above some nodes, of kinds that have ties unless another is asked for: those that may stand at one as these move. */
export function cornersAbove(
  tape: Tape,
  { start, forwardEnd }: Wiring,
  nodes: readonly number[],
  has = hasTie,
): number[] {
  const corners: number[] = [];
  let last = forwardEnd - 1;
  while (last >= start && !has(tape.op[last])) last--;
  const above = new Set(nodes);
  for (let i = start; i <= last; i++) {
    if (tape.op[i] < firstGate || !tape.inputsOf(i).some((input) => above.has(input))) continue;
    above.add(i);
    if (has(tape.op[i])) corners.push(i);
  }
  return corners;
}

/** Whether one of these gates is at a tie of which the outputs hear. Both passes have run. */
export function isAtCorner(tape: Tape, wiring: Wiring, corners: readonly number[]): boolean {
  const tied = corners.filter((gate) => isTie(tape, gate));
  return tied.length > 0 && isHeard(tape, wiring, ...tied);
}

/**
 * Whether what one of some gates does can change the outputs: a gradient comes to it, or a switch to which one comes tests
 * what is made of it, as in `a > 0 ? a : -a`. What stands in a branch that is not taken is not heard.
 */
export function isHeard(tape: Tape, { forwardEnd }: Wiring, ...gates: readonly number[]): boolean {
  if (gates.some((gate) => tape.reached[gate] === 1)) return true;
  const unheard = new Set(gates);
  for (let i = Math.min(...gates) + 1; i < forwardEnd; i++) {
    if (tape.op[i] < firstGate) continue;
    const inputs = tape.inputsOf(i);
    if (!inputs.some((input) => unheard.has(input))) continue;
    if (tape.reached[i] === 0) unheard.add(i);
    else if (inputs.some((input, k) => unheard.has(input) && decides(tape.op[i], k))) return true;
  }
  return false;
}

/** Whether an input to which a gate hands nothing may yet change what it does. */
function decides(op: number, k: number): boolean {
  const row = rowAt(op);
  if (!row || row.count === null || isFlat(row, k)) return true;
  const rules = Array.from({ length: row.count }, (_, each) => row.rule(each));
  const tested = rules.flatMap((rule) => (rule ? testsIn(rule) : [])).map(namesIn);
  return tested.some((names) => names.has(inputName(k)) || names.has('x'));
}
