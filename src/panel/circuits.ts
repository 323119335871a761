/* Finds the circuit that the panel is about, and what of it the cursor is on. */
import type { Analysis, Circuit } from '../analysis/model';
import { gatesOf } from '../drawing/stops';
import { gateName } from '../gates/opcodes';
import { holds } from '../tape/wiring';

/** A circuit's key: its scope, and which one of it. It outlives edits elsewhere. */
export function circuitKey({ circuits }: Analysis, circuit: Circuit): string {
  const siblings = circuits.filter(({ scopeId }) => scopeId === circuit.scopeId);
  return `${circuit.scopeId}#${siblings.indexOf(circuit) + 1}`;
}

/** What the picker calls a circuit: `top level · x (line 3)`. */
export function circuitLabel({ lines }: Analysis, { scope, outputs }: Circuit): string {
  const names = outputs.map(({ variable }) => variable.name).join(', ');
  const at = outputs[0]?.variable.definition;
  return `${scope} \u00b7 ${names}${at ? ` (${lines.said(at.from)})` : ''}`;
}

/** The circuit with this key; else the first. */
export function circuitOf(analysis: Analysis, key: string | null): Circuit | undefined {
  const found = analysis.circuits.find((circuit) => circuitKey(analysis, circuit) === key);
  return found ?? analysis.circuits[0];
}

/** The node of the circuit that stands at the offset: a variable, or the smallest gate around it. */
export function nodeAt(analysis: Analysis, circuit: Circuit, offset: number): number | null {
  const { tape, occurrences } = analysis;
  const here = [...occurrences.around(offset)].find(({ node }) => holds(circuit.wiring, node));
  if (here?.version && analysis.variableOf.get(here.version)) return here.version.node;
  let best: number | null = null;
  for (const gate of gatesOf(analysis, circuit)) {
    if (tape.from[gate] > offset || tape.to[gate] < offset || gateName(tape.op[gate]) === 'copy') continue;
    const size = tape.to[gate] - tape.from[gate];
    if (best === null || size <= tape.to[best] - tape.from[best]) best = gate;
  }
  return best;
}
