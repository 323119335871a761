import { applyRow, rowNamed } from '../../gates/rows';
import { Rank } from '../../program/dialect';
import { fixed } from '../../program/writer';
import type { Edit } from '../../text/edits';
import { word } from './code';
import type { Candidate, Place } from './place';
import { evaluate, type Tree, type ValueOf } from './tree';

/* Edits to what stands in a line: signs, operators, the order of operands, something too many. */

export function* signs(place: Place, tree: Tree): Generator<Candidate> {
  const value = (values: ValueOf) => -evaluate(tree, values);
  const isTerm = tree.parent === null || (/^[-+]$/.test(tree.parent.gate) && tree.parent.parent === null);
  const what = tree.parent === null ? place.line.name : place.said(tree).text;
  const sentence = () => `The sign is wrong: ${what} must have the opposite sign.`;
  const sign = { kind: 'sign', tree, value, sentence } as const;
  if (tree.gate === 'negate') {
    const [inner] = tree.inputs;
    const edit = () => place.replace(tree, place.written(inner));
    yield { ...sign, rank: 0.93, edit };
  } else if (tree.gate !== '+' && tree.gate !== '-') {
    const edit = () => place.replace(tree, place.negated(tree));
    const isNumber = tree.gate === '' && tree.node < 0;
    yield { ...sign, rank: isTerm ? 0.95 : isNumber ? 1 : 2.2, edit };
  } else if (tree.parent === null) {
    const { from, to } = place.line.expression;
    const edit = () =>
      tree.enclosed
        ? { from, to, text: place.code.negated(word(place.source.slice(from, to))).text }
        : place.replace(tree, place.negated(tree));
    yield { ...sign, rank: 0.95, edit };
  }
}

/** `+` for `-`, `*` for `/`, `>` for `<`. */
export function* operators(place: Place, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  const other = rowNamed(tree.gate)?.opposite;
  const { sign } = tree;
  if (!a || !b || other === undefined || !sign || tree.inputs.length !== 2) return;
  const isSign = tree.gate === '+' || tree.gate === '-';
  const done = other === '+' ? 'added' : other === '-' ? 'subtracted' : '';
  const sentence = () =>
    isSign
      ? `The sign is wrong: ${place.said(b).text} must be ${done} here.`
      : `The operator is wrong: it must be ${place.code.of(other, word(place.said(a).text), word(place.said(b).text)).text}.`;
  yield {
    kind: isSign ? 'sign' : 'wrong operator',
    rank: isSign ? 0.9 : 1.5,
    tree,
    value: (values) => applyRow(other, [evaluate(a, values), evaluate(b, values)]),
    sentence,
    edit: () => ({ ...sign, text: place.code.sign(other) }),
  };
}

/** `b - a` for `a - b`; the two branches of a choice. */
export function* operandOrder(place: Place, tree: Tree): Generator<Candidate> {
  const isChoice = tree.gate === 'choose';
  const [a, b] = isChoice ? tree.inputs.slice(1) : tree.inputs;
  if (!a || !b || !(isChoice || /^[-/]$|^\*\*$/.test(tree.gate))) return;
  const value = (values: ValueOf) => {
    const [one, other] = [evaluate(b, values), evaluate(a, values)];
    return applyRow(tree.gate, isChoice ? [evaluate(tree.inputs[0], values), one, other] : [one, other]);
  };
  const { code } = place;
  if (isChoice) {
    const least = code.strengthOf(tree.gate) + 1;
    const said = [b, a].map((side) => fixed(place.said(side), least));
    const sentence = () =>
      `The two branches are swapped: it must be ${code.of(tree.gate, word('…'), ...said).text}.`;
    yield { kind: 'swapped operands', rank: 1.05, tree, value, sentence, edit: () => swapped(place, a, b) };
    return;
  }
  const isBelowMinus = tree.parent?.gate === 'negate';
  const { text } = code.of(tree.gate, place.said(b), place.said(a));
  yield {
    kind: 'swapped operands',
    rank: place.isKnown(place.said(tree).text) ? 1.25 : place.isKnown(text) ? 0.8 : isBelowMinus ? 1 : 0.94,
    tree,
    value,
    sentence: () => `The operands of ${code.sign(tree.gate)} are swapped: it must be ${text}.`,
    edit: () => place.replace(tree, code.of(tree.gate, place.written(b), place.written(a))),
  };
}

/** Two parts of an expression, each in the place of the other. */
function swapped(place: Place, one: Tree, other: Tree): Edit {
  const [first, last] = one.from < other.from ? [one, other] : [other, one];
  const { text: start } = place.replace(first, place.written(last));
  const { text: end } = place.replace(last, place.written(first));
  const text = start + place.source.slice(first.to, last.from) + end;
  return { from: first.from, to: last.to, text };
}

export function* removals(place: Place, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
  yield* removal(place, tree, a, b);
  if (tree.gate !== '/') yield* removal(place, tree, b, a);
  else yield* keepOver(place, a, b);
}

function* removal(place: Place, tree: Tree, kept: Tree, lost: Tree): Generator<Candidate> {
  const { code } = place;
  const isFactor = tree.gate === '*' || tree.gate === '/';
  const isNegated = tree.gate === '-' && kept === tree.inputs[1];
  const name = place.said(lost).text;
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
        ? place.replace(tree, code.negated(fixed(place.written(kept), Rank.sign)))
        : place.replace(tree, place.written(kept)),
  };
}

/** `1 / b` for `a / b`. */
function* keepOver(place: Place, a: Tree, b: Tree): Generator<Candidate> {
  yield {
    kind: 'extra factor',
    rank: 1.15,
    tree: a,
    value: () => 1,
    sentence: () =>
      `There is one factor too many: ${place.said(a).text} does not belong above ${place.said(b).text}.`,
    edit: () => place.replace(a, place.code.number(1)),
  };
}
