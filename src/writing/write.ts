/* What is written where somebody asks for a backward pass: straight lines as they stand, or code with loops and arrays. */
import type { Analysis, Circuit } from '../analysis/model';
import { isTopLevel } from '../tape/wiring';
import type { Edit } from '../text/edits';
import { backwardFor, isBeyondLines } from './followed/backward-for';
import { type Refusal, writeMissing, writePass } from './passes';

/** The pass of the circuit that a place is about, or what is missing from the one that is there. */
export function writeAt(
  analysis: Analysis,
  circuit: Circuit | undefined,
  place: number,
): { readonly edits: readonly Edit[] } | Refusal {
  if (circuit?.pass) {
    const { missing } = circuit;
    if (missing.length > 0) return inEdits(writeMissing(analysis, circuit));
    return { problem: 'The backward pass is there already, with a gradient for every input.' };
  }
  if (isBeyondLines(analysis, place, circuit !== undefined && !isTopLevel(circuit)))
    return backwardFor(analysis, place);
  const written: Edit | Refusal = circuit
    ? writePass(analysis, circuit)
    : { problem: `There is no circuit to go back through: ${analysis.why}.` };
  if ('text' in written) return inEdits(written);
  const followed = backwardFor(analysis, place);
  return 'edits' in followed ? followed : written;
}

function inEdits(written: Edit | Refusal): { readonly edits: readonly Edit[] } | Refusal {
  return 'problem' in written ? written : { edits: [written] };
}
