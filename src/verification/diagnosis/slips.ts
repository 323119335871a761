/* Edits to what stands in a line: signs, operators, the order of operands, something too many. */
import { applyRow, rowNamed } from '../../gates/rows';
import { Rank } from '../../program/dialect';
import { fixed } from '../../program/writer';
import type { Edit } from '../../text/edits';
import { word } from './code';
import type { EditedExpression } from './edited';
import { ranks } from './ranks';
import type { Candidate } from './subject';
import { evaluate, isNumber, type Tree, type ValueOf } from './tree';

export function* signs(subject: EditedExpression, tree: Tree): Generator<Candidate> {
  const value = (values: ValueOf) => -evaluate(tree, values);
  const isTerm = tree.parent === null || (/^[-+]$/.test(tree.parent.gate) && tree.parent.parent === null);
  const what = tree.parent === null ? subject.line.name : subject.said(tree).text;
  const sentence = () => `The sign is wrong: ${what} must have the opposite sign.`;
  const sign = { kind: 'sign', tree, value, sentence } as const;
  if (tree.gate === 'negate') {
    const [inner] = tree.inputs;
    const bare = () => `The sign is wrong: it must be ${subject.said(inner).text}.`;
    const edit = () => subject.replace(tree, subject.written(inner));
    yield { ...sign, rank: ranks.extraMinus, edit, sentence: tree.parent === null ? sentence : bare };
  } else if (tree.gate !== '+' && tree.gate !== '-') {
    const edit = () => subject.replace(tree, subject.negated(tree));
    yield {
      ...sign,
      rank: isTerm ? ranks.missingMinus : isNumber(tree) ? ranks.minusOfNumber : ranks.deepMinus,
      edit,
    };
  } else if (tree.parent === null) {
    const { from, to } = subject.line.expression;
    const edit = () =>
      tree.enclosed
        ? { from, to, text: subject.code.negated(word(subject.source.slice(from, to))).text }
        : subject.replace(tree, subject.negated(tree));
    yield { ...sign, rank: ranks.missingMinus, edit };
  }
}

/** `+` for `-`, `*` for `/`, `>` for `<`, `>` for `>=`, and `+` for `*`. */
export function* operators(subject: EditedExpression, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  const row = rowNamed(tree.gate);
  const { sign } = tree;
  if (!a || !b || !sign || tree.inputs.length !== 2) return;
  if (tree.gate === '+' && !isNumber(a) && !isNumber(b)) yield asProduct(subject, tree, a, b);
  const isSign = tree.gate === '+' || tree.gate === '-';
  const others = [row?.opposite, row?.atEdge, row?.opposite && rowNamed(row.opposite)?.atEdge];
  const comparisonRank = (text: string) =>
    subject.isKnown(text) ? ranks.knownComparison : ranks.otherComparison;
  for (const other of others) {
    if (other === undefined) continue;
    const done = other === '+' ? 'added' : other === '-' ? 'subtracted' : '';
    const made = () => subject.code.of(other, word(subject.said(a).text), word(subject.said(b).text)).text;
    yield {
      kind: isSign ? 'sign' : 'wrong operator',
      rank: isSign ? ranks.oppositeSign : row?.boolean ? comparisonRank(made()) : ranks.wrongOperator,
      tree,
      value: (values) => applyRow(other, [evaluate(a, values), evaluate(b, values)]),
      sentence: () =>
        isSign
          ? `The sign is wrong: ${subject.said(b).text} must be ${done} here.`
          : `The ${row?.boolean ? 'comparison' : 'operator'} is wrong: it must be ${made()}.`,
      edit: () => ({ ...sign, text: subject.code.sign(other) }),
    };
  }
}

/** Parentheses that are missing: `y * (1 - y)` for `y * 1 - y`, `(a + b) * c` for `a + b * c`. */
export function* grouping(subject: EditedExpression, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  if (!a || !b || !/^[-+]$/.test(tree.gate)) return;
  const { source } = subject;
  for (const one of edgesOf(a, -1))
    for (const other of edgesOf(b, 0)) {
      const { from } = one;
      const { to } = other;
      const inside = source.slice(from, to);
      if ((one === a && other === b) || !isBalanced(inside)) continue;
      const sum = (values: ValueOf) => applyRow(tree.gate, [evaluate(one, values), evaluate(other, values)]);
      const whole = () => `${source.slice(tree.from, from)}(${inside})${source.slice(to, tree.to)}`;
      yield {
        kind: 'formula',
        rank: ranks.grouping + inside.length / 1000,
        tree,
        value: (values) => evaluate(b, values, other, evaluate(a, values, one, sum(values))),
        sentence: () => `Parentheses are missing: it must be ${whole()}.`,
        edit: () => ({ from, to, text: `(${inside})` }),
      };
    }
}

/** What a sum may begin or end with if parentheses are missing: one side of it, and what products in it end or begin with. */
function edgesOf(side: Tree, nth: 0 | -1): readonly Tree[] {
  const inner = side.inputs.at(nth);
  return inner && isProduct(side) ? [side, ...edgesOf(inner, nth)] : [side];
}

const isProduct = ({ gate, enclosed, inputs }: Tree) =>
  !enclosed && inputs.length === 2 && /^([*/]|\*\*)$/.test(gate);

/** Whether all parentheses in a text begin and end in it. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/[()[\]]/g)) {
    depth += /[([]/.test(sign) ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The product of two numbers for their sum. */
function asProduct(subject: EditedExpression, tree: Tree, a: Tree, b: Tree): Candidate {
  const { code } = subject;
  return {
    kind: 'wrong operator',
    rank: ranks.productForSum,
    tree,
    value: (values) => evaluate(a, values) * evaluate(b, values),
    sentence: () =>
      `The operator is wrong: it must be ${code.of('*', subject.said(a), subject.said(b)).text}.`,
    edit: () => subject.replace(tree, code.of('*', subject.written(a), subject.written(b))),
  };
}

/** `b - a` for `a - b`; the two branches of a choice. */
export function* operandOrder(subject: EditedExpression, tree: Tree): Generator<Candidate> {
  const isChoice = tree.gate === 'choose';
  const [a, b] = isChoice ? tree.inputs.slice(1) : tree.inputs;
  if (!a || !b || !(isChoice || /^[-/]$|^\*\*$/.test(tree.gate))) return;
  const value = (values: ValueOf) => {
    const [one, other] = [evaluate(b, values), evaluate(a, values)];
    return applyRow(tree.gate, isChoice ? [evaluate(tree.inputs[0], values), one, other] : [one, other]);
  };
  const { code } = subject;
  if (isChoice) {
    const least = code.strengthOf(tree.gate) + 1;
    const said = [b, a].map((side) => fixed(subject.said(side), least));
    const sentence = () =>
      `The two branches are swapped: it must be ${code.of(tree.gate, word('…'), ...said).text}.`;
    yield {
      kind: 'swapped operands',
      rank: ranks.swappedBranches,
      tree,
      value,
      sentence,
      edit: () => swapped(subject, a, b),
    };
    return;
  }
  const { text } = code.of(tree.gate, subject.said(b), subject.said(a));
  yield {
    kind: 'swapped operands',
    rank: swapRank(subject, tree, text),
    tree,
    value,
    sentence: () => `The operands of ${code.sign(tree.gate)} are swapped: it must be ${text}.`,
    edit: () => subject.replace(tree, code.of(tree.gate, subject.written(b), subject.written(a))),
  };
}

function swapRank(subject: EditedExpression, tree: Tree, swapped: string): number {
  if (subject.isKnown(subject.said(tree).text)) return ranks.swappedWhatIsElsewhere;
  if (subject.isKnown(swapped)) return ranks.swappedAsElsewhere;
  return tree.parent?.gate === 'negate' ? ranks.swappedBelowMinus : ranks.swappedOperands;
}

/** Two parts of an expression, each in the subject of the other. */
function swapped(subject: EditedExpression, one: Tree, other: Tree): Edit {
  const [first, last] = one.from < other.from ? [one, other] : [other, one];
  const { text: start } = subject.replace(first, subject.written(last));
  const { text: end } = subject.replace(last, subject.written(first));
  const text = start + subject.source.slice(first.to, last.from) + end;
  return { from: first.from, to: last.to, text };
}

export function* removals(subject: EditedExpression, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
  yield* removal(subject, tree, a, b);
  if (tree.gate !== '/') yield* removal(subject, tree, b, a);
  else yield* keepOver(subject, a, b);
}

function* removal(subject: EditedExpression, tree: Tree, kept: Tree, lost: Tree): Generator<Candidate> {
  const { code } = subject;
  const isFactor = tree.gate === '*' || tree.gate === '/';
  const isNegated = tree.gate === '-' && kept === tree.inputs[1];
  const name = subject.said(lost).text;
  const count = isFactor ? subject.timesInProduct(lost) : 1;
  const isTwice = count > 1;
  const what = () => {
    if (!isTwice) return `${name} does not belong here`;
    const often = `${timesText(count)}, and ${timesText(count - 1)} is enough`;
    return tree.gate === '/' ? `it is divided by ${name} ${often}` : `${name} is a factor ${often}`;
  };
  yield {
    kind: isFactor ? 'extra factor' : 'extra term',
    rank: isTwice ? ranks.factorTwice : isFactor ? ranks.extraFactor : ranks.extraTerm,
    tree,
    value: (values) => (isNegated ? -1 : 1) * evaluate(kept, values),
    sentence: () => `There is one ${isFactor ? 'factor' : 'term'} too many: ${what()}.`,
    edit: () =>
      isNegated
        ? subject.replace(tree, code.negated(fixed(subject.written(kept), Rank.sign)))
        : subject.replace(tree, subject.written(kept)),
  };
}

/** `1 / b` for `a / b`. */
function* keepOver(subject: EditedExpression, a: Tree, b: Tree): Generator<Candidate> {
  yield {
    kind: 'extra factor',
    rank: ranks.extraNumerator,
    tree: a,
    value: () => 1,
    sentence: () =>
      `There is one factor too many: ${subject.said(a).text} does not belong above ${subject.said(b).text}.`,
    edit: () => subject.replace(a, subject.code.number(1)),
  };
}

function timesText(count: number): string {
  return ['', 'once', 'twice', 'three times', 'four times'][count] ?? `${count} times`;
}
