/* Edits to numbers, counts and powers that are one off. */
import { rowNamed } from '../../../gates/rows';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import { isNumber, type Tree } from '../../diagnosis/tree';
import { likeliness, shifts } from './likeliness';
import { missingTerm } from './omissions';
import type { EditCandidate, EditedStatement } from './statement';

/** `n - 1` for n or back, and numbers that are one off. */
export function* counts(statement: EditedStatement, tree: Tree): Generator<EditCandidate> {
  const { code } = statement;
  if (tree.name !== '' && statement.readAs(tree.name)?.role === 'count') {
    const less = code.of('-', word(tree.name), code.number(1));
    yield {
      kind: 'missing term',
      rank: likeliness.count,
      sentence: `A term is missing: it must be ${less.text}.`,
      edits: [statement.replace(tree, less)],
    };
  }
  const [left, right] = tree.gate === '-' ? tree.inputs : [];
  if (left && right && statement.readAs(left.name)?.role === 'count' && right.value === 1)
    yield {
      kind: 'extra term',
      rank: likeliness.count,
      sentence: `There is one term too many: it must be ${left.name}.`,
      edits: [statement.replace(tree, statement.written(left))],
    };
  if (tree.gate !== '' || tree.node >= 0) return;
  // A slope of 0.01 has that number in its function, too.
  for (const value of Number.isInteger(tree.value) ? [] : statement.around.numbers)
    if (value !== tree.value && !Number.isInteger(value))
      yield {
        kind: 'wrong variable',
        rank: ranks.expectedName,
        sentence: `It uses ${code.number(tree.value).text} where ${code.number(value).text} belongs.`,
        edits: [statement.replace(tree, code.number(value))],
      };
  const isSide = tree.parent?.gate === 'choose';
  if (!Number.isInteger(tree.value) || isSide) return;
  const isExponent = tree.parent?.gate === '**' && tree.parent.inputs[1] === tree;
  const rank = isExponent ? ranks.extraFactor : likeliness.numberOff;
  for (const value of [tree.value - 1, tree.value + 1]) {
    if (value < (isExponent ? 2 : 0)) continue;
    yield {
      kind: !isExponent ? 'wrong variable' : value < tree.value ? 'extra factor' : 'missing factor',
      rank,
      sentence: `${isExponent ? 'The exponent is wrong: it uses' : 'It uses'} ${tree.value} where ${value} belongs.`,
      edits: [statement.replace(tree, code.number(value))],
    };
  }
}

/** A sum with 1 for what is left of it: `1 + e` for `e`, as a quotient or a power is made of it; and `z` for `1 - z`. */
export function* ones(statement: EditedStatement, tree: Tree): Generator<EditCandidate> {
  const { code } = statement;
  const [first, last] = tree.gate === '-' ? tree.inputs : [];
  if (last && isNumber(first) && first.value === 1)
    yield {
      kind: 'extra term',
      rank: ranks.extraTerm,
      sentence: `There is one term too many: it must be ${statement.said(last).text}.`,
      edits: [statement.replace(tree, statement.written(last))],
    };
  const isBase = tree.parent?.gate === '**' && tree.parent.inputs[0] === tree;
  const isSum = /^([-+]|choose|and|or|not)$/.test(tree.gate) || rowNamed(tree.gate)?.boolean === true;
  // Of names that are factors the rest is tried as that of any sum.
  const isOpen = tree.gate === '' ? tree.name !== '' && isBase : tree.enclosed || isBase || isBelow(tree);
  if (isSum || !isOpen) return;
  const [one, rest] = [code.number(1), statement.written(tree)];
  const rank = tree.enclosed ? ranks.restOfSum : ranks.otherName;
  for (const [k, sum] of [
    code.of('+', one, rest),
    code.of('-', one, rest),
    code.of('-', rest, one),
  ].entries())
    yield missingTerm(statement, tree, sum, rank + k * shifts.each);
}

/** Whether it stands below a fraction line. */
const isBelow = (tree: Tree) => tree.parent?.gate === '/' && tree.parent.inputs[1] === tree;

/** The power without its exponent, and a square for what is no power, or as a quotient's derivative has it below. */
export function* powers(statement: EditedStatement, tree: Tree): Generator<EditCandidate> {
  const [base, exponent] = tree.inputs;
  if (tree.gate === '**' && base && exponent && exponent.name !== '')
    yield missingTerm(
      statement,
      exponent,
      statement.code.of('-', word(exponent.name), statement.code.number(1)),
      ranks.restOfSum,
    );
  if (tree.gate === '**' && base && exponent)
    yield {
      kind: 'extra factor',
      rank: ranks.extraFactor,
      sentence: `There is one factor too many: it must be ${statement.said(base).text}.`,
      edits: [statement.replace(tree, statement.written(base))],
    };
  const isSquare = tree.gate === '**' || tree.gate === '*';
  if (isBelow(tree) && !isSquare && tree.node >= 0 && statement.readAs(tree.name)?.role !== 'count')
    yield {
      kind: 'missing factor',
      rank: ranks.doubled,
      sentence: `A factor is missing: ${statement.said(tree).text} must be squared.`,
      edits: [
        statement.replace(tree, statement.code.of('**', statement.written(tree), statement.code.number(2))),
      ],
    };
  const isFactor = tree.parent !== null && /^[-+*/]$/.test(tree.parent.gate);
  if (tree.name === '' || !isFactor || statement.isGradient(tree.name)) return;
  const factor = word(tree.name);
  yield {
    kind: 'missing factor',
    rank: ranks.missingLocal,
    sentence: statement.inTerm(`A factor is missing: ${tree.name}.`, tree),
    edits: [statement.replace(tree, statement.code.of('*', factor, factor))],
  };
}
