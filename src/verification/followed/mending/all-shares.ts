/*
 * One mistake in all lines of a gradient: each of its shares is the same times what it has to be, or has the wrong sign, as where
 * a loss has a factor of which no line knows. No edit of one line mends that; the same edit of all of them does.
 */
import type { Edit } from '../../../text/edits';
import { isNumber, type Tree } from '../../diagnosis/tree';
import type { EditCandidate, EditedStatement } from './statement';

const tolerance = 1e-6;
const largest = 16;

/** The edit of all lines of a gradient that is so many times what it has to be; null where no plain number says what is wrong. */
export function inAllShares(
  statements: readonly EditedStatement[],
  gradient: string,
  times: number,
): EditCandidate | null {
  const isTurned = Math.abs(times + 1) < tolerance;
  const factor = isTurned ? -1 : plain(1 / times);
  if (factor === null) return null;
  const edits = statements.map((each) => (isTurned ? turned(each) : scaled(each, factor)));
  if (edits.some((edit) => edit === null)) return null;
  const sentence = isTurned
    ? `The sign is wrong in each share of ${gradient}.`
    : factor > 1
      ? `A factor is missing in each share of ${gradient}: ${factor}.`
      : `Each share of ${gradient} is ${Math.round(1 / factor)} times what it has to be.`;
  return {
    kind: isTurned ? 'sign' : factor > 1 ? 'missing factor' : 'extra factor',
    rank: 0,
    sentence,
    edits: edits.flatMap((edit) => edit ?? []),
  };
}

/** A number that people write as a factor, or below a fraction line; null for any other. */
function plain(factor: number): number | null {
  const near = (value: number) => Math.abs(value - Math.round(value)) < tolerance * value;
  if (factor > 1 && factor < largest && near(factor)) return Math.round(factor);
  return factor > 0 && factor < 1 && 1 / factor < largest && near(1 / factor)
    ? 1 / Math.round(1 / factor)
    : null;
}

function turned(statement: EditedStatement): Edit | null {
  const { operator, tree } = statement;
  if (operator === '+' || operator === '-') return statement.updated(operator === '+' ? '-' : '+');
  return operator === '' ? statement.replace(tree, statement.negated(tree)) : null;
}

/** A number that is a factor already takes it; else it stands before all. */
function scaled(statement: EditedStatement, factor: number): Edit | null {
  const { operator, tree, code } = statement;
  if (!/^[-+]?$/.test(operator)) return null;
  const number = numberIn(tree);
  if (number && (factor > 1 || Number.isInteger(number.value * factor)))
    return statement.replace(number, code.number(number.value * factor));
  const whole = statement.written(tree);
  const isBelow = factor < 1 && !Number.isInteger(factor * 4);
  return statement.replace(
    tree,
    isBelow ? code.of('/', whole, code.number(1 / factor)) : code.times(code.number(factor), whole),
  );
}

/** A number that a product has as a factor. */
function numberIn(tree: Tree): Tree | null {
  if (isNumber(tree)) return tree;
  if (tree.gate !== '*') return null;
  for (const input of tree.inputs) {
    const found = numberIn(input);
    if (found) return found;
  }
  return null;
}
