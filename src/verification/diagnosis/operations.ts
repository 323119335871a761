import { applyRow, rowNamed } from '../../gates/rows';
import type { Candidate, Place } from './place';
import { evaluate, strengthOfTree, type Tree, textOf, type ValueOf } from './tree';

/* Edits to what stands in a line: signs, operators, the order of operands, something too many. */

export function* signs(place: Place, tree: Tree): Generator<Candidate> {
  const value = (values: ValueOf) => -evaluate(tree, values);
  const isTerm = tree.parent === null || (/^[-+]$/.test(tree.parent.gate) && tree.parent.parent === null);
  const what = tree.parent === null ? place.line.name : place.said(tree);
  const sentence = () => `The sign is wrong: ${what} must have the opposite sign.`;
  const sign = { kind: 'sign', tree, value, sentence } as const;
  if (tree.gate === 'negate') {
    const [inner] = tree.inputs;
    const edit = () => place.replace(tree, textOf(inner, place.source), strengthOfTree(inner));
    yield { ...sign, rank: 0.93, edit };
  } else if (tree.gate !== '+' && tree.gate !== '-') {
    const edit = () => place.replace(tree, `-${place.negatable(tree)}`, 7);
    const isNumber = tree.gate === '' && tree.node < 0;
    yield { ...sign, rank: isTerm ? 0.95 : isNumber ? 1 : 2.2, edit };
  } else if (tree.parent === null) {
    const { from, to } = place.line.expression;
    const edit = () =>
      tree.enclosed
        ? { from, to, text: `-${place.source.slice(from, to)}` }
        : place.replace(tree, `-(${textOf(tree, place.source)})`, 7);
    yield { ...sign, rank: 0.95, edit };
  }
}

/** `+` for `-`, `*` for `/`, `>` for `<`. */
export function* operators(place: Place, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  const other = rowNamed(tree.gate)?.operator?.opposite;
  const { sign } = tree;
  if (!a || !b || other === undefined || !sign || tree.inputs.length !== 2) return;
  const isSign = tree.gate === '+' || tree.gate === '-';
  const done = other === '+' ? 'added' : other === '-' ? 'subtracted' : '';
  const sentence = () =>
    isSign
      ? `The sign is wrong: ${place.said(b)} must be ${done} here.`
      : `The operator is wrong: it must be ${place.said(a)} ${other} ${place.said(b)}.`;
  yield {
    kind: isSign ? 'sign' : 'wrong operator',
    rank: isSign ? 0.9 : 1.5,
    tree,
    value: (values) => applyRow(other, [evaluate(a, values), evaluate(b, values)]),
    sentence,
    edit: () => ({ ...sign, text: other }),
  };
}

/** `b - a` for `a - b`; the two branches of a choice. */
export function* operandOrder(place: Place, tree: Tree): Generator<Candidate> {
  const isChoice = tree.gate === '?:';
  const [a, b] = isChoice ? tree.inputs.slice(1) : tree.inputs;
  if (!a || !b || !(isChoice || /^[-/]$|^\*\*$/.test(tree.gate))) return;
  const value = (values: ValueOf) => {
    const [one, other] = [evaluate(b, values), evaluate(a, values)];
    return applyRow(tree.gate, isChoice ? [evaluate(tree.inputs[0], values), one, other] : [one, other]);
  };
  if (isChoice) {
    const sentence = () =>
      `The two branches are swapped: it must be … ? ${place.said(b, 2)} : ${place.said(a, 2)}.`;
    const edit = () => ({
      from: a.from,
      to: b.to,
      text: `${place.written(b, 2)} : ${place.written(a, 2)}`,
    });
    yield { kind: 'swapped operands', rank: 1.05, tree, value, sentence, edit };
    return;
  }
  const least = strengthOfTree(tree);
  const isPower = tree.gate === '**';
  const isBelowMinus = tree.parent?.gate === 'negate';
  const [first, second] = isPower ? [10, 9] : [least, least + 1];
  const text = `${place.said(b, first)} ${tree.gate} ${place.said(a, second)}`;
  yield {
    kind: 'swapped operands',
    rank: place.isKnown(place.said(tree)) ? 1.25 : place.isKnown(text) ? 0.8 : isBelowMinus ? 1 : 0.94,
    tree,
    value,
    sentence: () => `The operands of ${tree.gate} are swapped: it must be ${text}.`,
    edit: () =>
      place.replace(tree, `${place.written(b, first)} ${tree.gate} ${place.written(a, second)}`, least),
  };
}

export function* removals(place: Place, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
  yield* removal(place, tree, a, b);
  if (tree.gate !== '/') yield* removal(place, tree, b, a);
  else yield* keepOver(place, a, b);
}

function* removal(place: Place, tree: Tree, kept: Tree, lost: Tree): Generator<Candidate> {
  const isFactor = tree.gate === '*' || tree.gate === '/';
  const isNegated = tree.gate === '-' && kept === tree.inputs[1];
  const name = place.said(lost);
  const isTwice = isFactor && place.factorsAround(tree).filter((factor) => factor === name).length > 1;
  const what = isTwice ? `${name} is a factor twice, and once is enough` : `${name} does not belong here`;
  yield {
    kind: isFactor ? 'extra factor' : 'extra term',
    rank: isTwice ? 0.97 : isFactor ? 1.1 : 1.3,
    tree,
    value: (values) => (isNegated ? -1 : 1) * evaluate(kept, values),
    sentence: () => `There is one ${isFactor ? 'factor' : 'term'} too many: ${what}.`,
    edit: () =>
      isNegated
        ? place.replace(tree, `-${place.written(kept, 8)}`, 8)
        : place.replace(tree, textOf(kept, place.source), strengthOfTree(kept)),
  };
}

/** `1 / b` for `a / b`. */
function* keepOver(place: Place, a: Tree, b: Tree): Generator<Candidate> {
  yield {
    kind: 'extra factor',
    rank: 1.15,
    tree: a,
    value: () => 1,
    sentence: () => `There is one factor too many: ${place.said(a)} does not belong above ${place.said(b)}.`,
    edit: () => place.replace(a, '1', 10),
  };
}
