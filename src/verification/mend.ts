/* Mends all mistakes of a backward pass, one after the other, for "Fix all in this backward pass". */
import { analyze } from '../analysis/analyze';
import type { Analysis, Circuit } from '../analysis/model';
import type { Edit } from '../text/edits';
import { applyEdits, difference } from '../text/edits';
import type { CircuitVerification } from './model';
import { verify } from './verify';

/** A pass has fewer mistakes than this, or is not worth mending piece by piece. */
const mostMistakes = 50;

/** What mending a whole pass does to the text: one edit, so one step to undo. */
export interface Mended {
  readonly edit: Edit;
  /** Whether nothing in the pass is wrong any more. */
  readonly clean: boolean;
}

/** The verification of the same circuit in a newer text. */
function sameIn(now: Analysis, { circuits }: Analysis, circuit: Circuit): CircuitVerification | undefined {
  const index = circuits.indexOf(circuit);
  return verify(now).find((each) =>
    // What was followed for itself has a circuit of its own each time.
    index < 0
      ? each.followed !== undefined && each.circuit.scopeId === circuit.scopeId
      : each.circuit === now.circuits[index],
  );
}

/** Mends the first mistake of a pass, reads the text again, and goes on until none is left; null if nothing helps. */
export function mendPass(analysis: Analysis, circuit: Circuit): Mended | null {
  let now = analysis;
  let clean = false;
  for (let count = 0; count < mostMistakes; count++) {
    const verification = sameIn(now, analysis, circuit);
    const wrong = verification?.verdicts.filter(({ judgement }) => judgement === 'wrong');
    clean = wrong?.length === 0;
    const next = wrong?.find(({ edits }) => edits.length > 0);
    if (!next) break;
    now = analyze(applyEdits(now.source, next.edits), { ...analysis.options, previous: now });
  }
  return now === analysis ? null : { edit: difference(analysis.source, now.source), clean };
}
