/*
 * Edits of one wrong statement of a followed pass that may be the mistake in it. Nothing is known here of numbers: each
 * edit is made on the text, and followed, to see whether it mends the gradient. So the likeliest must come first.
 */
import type { Expression } from '../../../program/code';
import type { Edit } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { grouping, operandOrder, operators, removals, signs } from '../../diagnosis/slips';
import { isNumber, type Tree } from '../../diagnosis/tree';
import { isZero } from '../claims/zeros';
import { type ArrayOperation, arrayOperation } from '../machine/array-names';
import { lastOf } from '../machine/marked';
import { counts, ones, powers } from './amounts';
import { exchanges } from './exchanges';
import { indices } from './indices';
import { shifts } from './likeliness';
import { divisors, factors, terms } from './omissions';
import { slopes, softmax } from './slopes';
import { sources } from './sources';
import type { EditCandidate, EditedStatement, WrongStatement } from './statement';
import { sums, targets, treatments } from './treatments';
import { anyCall, isPlace, pathOf } from './tree';

/** Most of them are told to be none at once; each of the others costs a following. */
const mostEdits = 300;

/** Edits of a statement that may be the mistake in it, likeliest first; each with its kind and a sentence. */
export function candidateEdits(statement: EditedStatement): EditCandidate[] {
  const { value } = statement.statement.code;
  // What only makes room is none of a pass's mistakes.
  if ((value.kind !== 'number' && isZero(value)) || isTakenApart(statement.statement)) return [];
  const found: EditCandidate[] = [];
  const kinds = [
    treatments,
    sums,
    targets,
    exchanges,
    sources,
    indices,
    factors,
    divisors,
    terms,
    slopes,
    softmax,
  ];
  for (const kind of kinds) found.push(...kind(statement));
  for (const tree of statement.numbers)
    for (const kind of [slips, counts, powers, ones]) found.push(...kind(statement, tree));
  found.sort((one, other) => one.rank - other.rank);
  const own = statement.line.name.replace(/\s+/g, '');
  const seen = new Set([statement.with([]), `${own}=${own}`]);
  const codes = [...statement.codeAt.values()];
  // What an operator takes is a number, or an array as good as one.
  const isOperand = ({ parent }: Tree) => parent !== null && !/^(call|choose)$/.test(parent.gate);
  const calls = [...statement.codeAt].flatMap(([tree, code]) =>
    tree.gate === anyCall && operationOf(code) && !isOperand(tree) ? code : [],
  );
  // What stands around calls on arrays is an array itself; what is made of each element, or of all of them, is none.
  const isOfArrays = (edit: Edit) => {
    const [from, to] = [edit.from, edit.to].map((each) => each - statement.statement.base);
    const encloses = (code: Span) => code.from <= from && to <= code.to;
    const inner = codes.flatMap(elementOf).find(encloses);
    const isIn = (call: Expression) =>
      encloses(call) && !(givesNumber(call) && call.from === from && call.to === to);
    return calls.some((call) =>
      inner ? call.from >= inner.from && isIn(call) : isIn(call) || !givesNumber(call),
    );
  };
  const chosen: EditCandidate[] = [];
  for (const each of found) {
    if (chosen.length === mostEdits) break;
    const text = statement.with(each.edits);
    const { isList } = statement.around;
    const isNone = (edit: Edit) => isOfNumbers.test(edit.text) && (isList || isOfArrays(edit));
    if (seen.has(text) || ((isList || calls.length > 0) && each.edits.some(isNone))) continue;
    seen.add(text);
    chosen.push(each);
  }
  return chosen;
}

/** Operators, and names of numbers alone: what arrays have no use for. */
const isOfNumbers = /[-+*/]|Math\./;

/** What an expression makes of each element of something. */
function elementOf(code: Expression): readonly Span[] {
  if (code.kind === 'comprehension') return [code.value];
  return code.kind === 'function' ? [code] : [];
}

/** What a function does that arrays are calculated with; null for any other. */
function operationOf(code: Expression): ArrayOperation | null {
  if (code.kind !== 'call' || !isPlace(code.callee)) return null;
  const path = pathOf(code.callee);
  return path.startsWith('Math.') ? null : arrayOperation(lastOf(path));
}

/** Whether one number is made of all elements. */
function givesNumber(code: Expression): boolean {
  const isOfAll = code.kind === 'call' && code.args.length < 2;
  return isOfAll && /^(sum|mean|max|norm)$/.test(operationOf(code)?.kind ?? '');
}

/** Whether it only gives names to the parts of something: `const [x, w] = cache`. */
export function isTakenApart({ code: { targets, value } }: Pick<WrongStatement, 'code'>): boolean {
  return targets.some(({ kind }) => kind === 'items' || kind === 'members') && isPlace(value);
}

/** Mistakes in what stands there, as in straight lines. */
function* slips(statement: EditedStatement, tree: Tree): Generator<EditCandidate> {
  // The sign of a factor is that of the whole product.
  const isFactor = tree.parent !== null && /^[*/]$/.test(tree.parent.gate);
  const ofSign = (isFactor && tree.gate !== 'negate') || tree.value === 0 ? [] : [signs];
  const surcharge = isWithNumber(tree) ? shifts.withNumber : 0;
  const [, below] = tree.gate === '/' ? tree.inputs : [];
  const isMean = below && statement.readAs(below.name)?.role === 'count';
  const hasNumber = tree.gate === '*' && tree.inputs.some(isNumber);
  for (const slip of [...ofSign, operators, ...(isMean ? [] : [operandOrder]), removals, grouping])
    for (const { kind, rank, sentence, edit } of slip(statement, tree)) {
      const ofNumber = slip === removals && hasNumber ? shifts.withNumber : 0;
      const shift = ofNumber + (slip === operators || slip === grouping ? 0 : surcharge);
      const scales = slip === signs && tree.parent === null;
      yield { kind, rank: rank + shift, sentence: sentence(), edits: [edit()], scales };
    }
}

/** Whether it is a sum with a number, or the number: nobody writes 1 - y for y. */
function isWithNumber(tree: Tree): boolean {
  const sum = isNumber(tree) ? tree.parent : tree;
  return sum !== null && /^[-+]$/.test(sum.gate) && sum.inputs.some(isNumber);
}
