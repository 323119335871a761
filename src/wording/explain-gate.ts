/* What is said of an operator or a call in the text: its value, and what it hands to each of its inputs. */
import { functionInCallsAt } from '../analysis/calls';
import { elementNames } from '../analysis/element-names';
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate, gateName, UNREAD } from '../gates/opcodes';
import { kinkOf, rowAt } from '../gates/rows';
import { flowsOf } from '../tape/run';
import { isTie } from '../tape/ties';
import type { Version } from '../tape/wiring';
import { type Explanation, nothing, type Working } from './explanation';
import { assumption } from './notes';

/** The smallest gate around the offset: an operator or a call. */
export function explainGate(analysis: Analysis, offset: number): Explanation | null {
  const { tape, numbers, writing, code } = analysis;
  const isGateOrUnread = (i: number) =>
    tape.op[i] >= firstGate || (tape.op[i] === UNREAD && tape.reasons.has(i));
  let best = -1;
  // In a function that shows in a call, so does what it computes.
  const inCalls = functionInCallsAt(analysis, offset);
  const { start = 0, end = tape.length } = inCalls?.circuit.wiring ?? {};
  for (let i = start; i < end; i++) {
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
    circuit && isShown && numbers.isGradientShown(best)
      ? gateShares(analysis, circuit, best, inCalls?.names)
      : [];
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
function gateShares(
  analysis: Analysis,
  circuit: Circuit,
  gate: number,
  inCall?: readonly Version[],
): Working[] {
  const { tape, numbers } = analysis;
  const formulas = formulasOf(analysis, circuit, true, inCall);
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

/**
 * How the gradients of a circuit come about. In a round elements go by the names that the code has for them, in a call
 * numbers by those of the function.
 */
export function formulasOf(
  analysis: Analysis,
  { wiring: own }: Circuit,
  isInRound: boolean,
  inCall: readonly Version[] = [],
): Formulas {
  const wiring = { ...own, versions: [...own.versions, ...inCall] };
  const { tape, writing, gradientNames } = analysis;
  const names = gradientNames.in(wiring);
  const elements = elementNames(analysis, wiring, isInRound);
  return new Formulas(tape, wiring, writing, (name) => names.gradientOf(name), null, elements);
}
