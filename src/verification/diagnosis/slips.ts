/* Edits to what stands in a line: signs, operators, the order of operands, something too many. */
import { applyRow, rowNamed } from '../../gates/rows';
import { ranks } from './ranks';
import type { Candidate, Subject } from './subject';
import { evaluate, strengthOfTree, type Tree, textOf, type ValueOf } from './tree';

export function* signs(subject: Subject, tree: Tree): Generator<Candidate> {
  const value = (values: ValueOf) => -evaluate(tree, values);
  const isTerm = tree.parent === null || (/^[-+]$/.test(tree.parent.gate) && tree.parent.parent === null);
  const what = tree.parent === null ? subject.line.name : subject.said(tree);
  const sentence = () => `The sign is wrong: ${what} must have the opposite sign.`;
  const sign = { kind: 'sign', tree, value, sentence } as const;
  if (tree.gate === 'negate') {
    const [inner] = tree.inputs;
    const edit = () => subject.replace(tree, textOf(inner, subject.source), strengthOfTree(inner));
    yield { ...sign, rank: ranks.extraMinus, edit };
  } else if (tree.gate !== '+' && tree.gate !== '-') {
    const edit = () => subject.replace(tree, `-${subject.negatable(tree)}`, 7);
    const isNumber = tree.gate === '' && tree.node < 0;
    yield {
      ...sign,
      rank: isTerm ? ranks.missingMinus : isNumber ? ranks.minusOfNumber : ranks.deepMinus,
      edit,
    };
  } else if (tree.parent === null) {
    const { from, to } = subject.line.expression;
    const edit = () =>
      tree.enclosed
        ? { from, to, text: `-${subject.source.slice(from, to)}` }
        : subject.replace(tree, `-(${textOf(tree, subject.source)})`, 7);
    yield { ...sign, rank: ranks.missingMinus, edit };
  }
}

/** `+` for `-`, `*` for `/`, `>` for `<`, `>` for `>=`. */
export function* operators(subject: Subject, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  const row = rowNamed(tree.gate);
  const { opposite, atEdge } = row?.operator ?? {};
  const { sign } = tree;
  if (!a || !b || !sign || tree.inputs.length !== 2) return;
  const isSign = tree.gate === '+' || tree.gate === '-';
  const others = [opposite, atEdge, opposite && rowNamed(opposite)?.operator?.atEdge];
  for (const other of others) {
    if (other === undefined) continue;
    const done = other === '+' ? 'added' : other === '-' ? 'subtracted' : '';
    yield {
      kind: isSign ? 'sign' : 'wrong operator',
      rank: isSign ? ranks.oppositeSign : row?.boolean ? ranks.otherComparison : ranks.wrongOperator,
      tree,
      value: (values) => applyRow(other, [evaluate(a, values), evaluate(b, values)]),
      sentence: () =>
        isSign
          ? `The sign is wrong: ${subject.said(b)} must be ${done} here.`
          : `The operator is wrong: it must be ${subject.said(a)} ${other} ${subject.said(b)}.`,
      edit: () => ({ ...sign, text: other }),
    };
  }
}

/** `b - a` for `a - b`; the two branches of a choice. */
export function* operandOrder(subject: Subject, tree: Tree): Generator<Candidate> {
  const isChoice = tree.gate === '?:';
  const [a, b] = isChoice ? tree.inputs.slice(1) : tree.inputs;
  if (!a || !b || !(isChoice || /^[-/]$|^\*\*$/.test(tree.gate))) return;
  const value = (values: ValueOf) => {
    const [one, other] = [evaluate(b, values), evaluate(a, values)];
    return applyRow(tree.gate, isChoice ? [evaluate(tree.inputs[0], values), one, other] : [one, other]);
  };
  if (isChoice) {
    const sentence = () =>
      `The two branches are swapped: it must be … ? ${subject.said(b, 2)} : ${subject.said(a, 2)}.`;
    const edit = () => ({
      from: a.from,
      to: b.to,
      text: `${subject.written(b, 2)} : ${subject.written(a, 2)}`,
    });
    yield { kind: 'swapped operands', rank: ranks.swappedBranches, tree, value, sentence, edit };
    return;
  }
  const least = strengthOfTree(tree);
  const isPower = tree.gate === '**';
  const [first, second] = isPower ? [10, 9] : [least, least + 1];
  const text = `${subject.said(b, first)} ${tree.gate} ${subject.said(a, second)}`;
  yield {
    kind: 'swapped operands',
    rank: swapRank(subject, tree, text),
    tree,
    value,
    sentence: () => `The operands of ${tree.gate} are swapped: it must be ${text}.`,
    edit: () =>
      subject.replace(tree, `${subject.written(b, first)} ${tree.gate} ${subject.written(a, second)}`, least),
  };
}

function swapRank(subject: Subject, tree: Tree, swapped: string): number {
  if (subject.isKnown(subject.said(tree))) return ranks.swappedWhatIsElsewhere;
  if (subject.isKnown(swapped)) return ranks.swappedAsElsewhere;
  return tree.parent?.gate === 'negate' ? ranks.swappedBelowMinus : ranks.swappedOperands;
}

export function* removals(subject: Subject, tree: Tree): Generator<Candidate> {
  const [a, b] = tree.inputs;
  if (!a || !b || tree.inputs.length !== 2 || !/^[-+*/]$/.test(tree.gate)) return;
  yield* removal(subject, tree, a, b);
  if (tree.gate !== '/') yield* removal(subject, tree, b, a);
  else yield* keepOver(subject, a, b);
}

function* removal(subject: Subject, tree: Tree, kept: Tree, lost: Tree): Generator<Candidate> {
  const isFactor = tree.gate === '*' || tree.gate === '/';
  const isNegated = tree.gate === '-' && kept === tree.inputs[1];
  const name = subject.said(lost);
  const isTwice = isFactor && subject.factorsAround(tree).filter((factor) => factor === name).length > 1;
  const what = isTwice ? `${name} is a factor twice, and once is enough` : `${name} does not belong here`;
  yield {
    kind: isFactor ? 'extra factor' : 'extra term',
    rank: isTwice ? ranks.factorTwice : isFactor ? ranks.extraFactor : ranks.extraTerm,
    tree,
    value: (values) => (isNegated ? -1 : 1) * evaluate(kept, values),
    sentence: () => `There is one ${isFactor ? 'factor' : 'term'} too many: ${what}.`,
    edit: () =>
      isNegated
        ? subject.replace(tree, `-${subject.written(kept, 8)}`, 8)
        : subject.replace(tree, textOf(kept, subject.source), strengthOfTree(kept)),
  };
}

/** `1 / b` for `a / b`. */
function* keepOver(subject: Subject, a: Tree, b: Tree): Generator<Candidate> {
  yield {
    kind: 'extra factor',
    rank: ranks.extraNumerator,
    tree: a,
    value: () => 1,
    sentence: () =>
      `There is one factor too many: ${subject.said(a)} does not belong above ${subject.said(b)}.`,
    edit: () => subject.replace(a, '1', 10),
  };
}
