/*
 * Edits of one wrong statement of a followed pass that may be the mistake in it. Nothing is known here of numbers: each
 * edit is made on the text, and followed, to see whether it mends the gradient. So the likeliest must come first.
 */
import { operandOrder, operators, removals, signs } from '../diagnosis/slips';
import { partsOf, type Tree } from '../diagnosis/tree';
import { exchanges } from './exchanges';
import { indices } from './indices';
import { shifts } from './likeliness';
import { counts, divisors, factors, powers, terms } from './omissions';
import { slopes, softmax } from './slopes';
import {
  type Around,
  type EditCandidate,
  EditedStatement,
  type Proposal,
  type WrongStatement,
} from './statement';
import { targets, treatments } from './treatments';

/** Each costs a following. */
const mostEdits = 120;

/** Edits of a statement that may be the mistake in it, likeliest first; each with its kind and a sentence. */
export function candidateEdits(place: WrongStatement, around: Around): EditCandidate[] {
  const statement = new EditedStatement(place, around);
  const found: Proposal[] = [];
  const kinds = [treatments, targets, exchanges, indices, factors, divisors, terms, slopes, softmax];
  for (const kind of kinds) found.push(...kind(statement));
  for (const tree of partsOf(statement.tree))
    for (const kind of [slips, counts, powers]) found.push(...kind(statement, tree));
  found.sort((one, other) => one.rank - other.rank);
  const seen = new Set([statement.with([])]);
  const chosen: EditCandidate[] = [];
  for (const { kind, sentence, edits } of found) {
    if (chosen.length === mostEdits) break;
    const text = statement.with(edits);
    if (seen.has(text)) continue;
    seen.add(text);
    chosen.push({ kind, sentence, edits });
  }
  return chosen;
}

/** Mistakes in what stands there, as in straight lines. */
function* slips(statement: EditedStatement, tree: Tree): Generator<Proposal> {
  // The sign of a factor is that of the whole product.
  const isFactor = tree.parent !== null && /^[*/]$/.test(tree.parent.gate);
  const ofSign = isFactor && tree.gate !== 'negate' ? [] : [signs];
  const surcharge = isWithNumber(tree) ? shifts.withNumber : 0;
  const [, below] = tree.gate === '/' ? tree.inputs : [];
  const isMean = below && statement.readAs(below.name)?.role === 'count';
  for (const slip of [...ofSign, operators, ...(isMean ? [] : [operandOrder]), removals])
    for (const { kind, rank, sentence, edit } of slip(statement, tree))
      yield { kind, rank: rank + surcharge, sentence: sentence(), edits: [edit()] };
}

/** Whether it is a sum with a number, or the number: nobody writes 1 - y for y. */
function isWithNumber(tree: Tree): boolean {
  const isNumber = ({ gate, node }: Tree) => gate === '' && node < 0;
  const sum = isNumber(tree) ? tree.parent : tree;
  return sum !== null && /^[-+]$/.test(sum.gate) && sum.inputs.some(isNumber);
}
