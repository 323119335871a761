/* Edits to what a statement does with what it computes: it assigns where it must add, or has the wrong target. */
import type { Target } from '../../../program/code';
import { moved } from '../../../program/statements';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import type { Tree } from '../../diagnosis/tree';
import { arrayOf } from './exchanges';
import { likeliness, shifts } from './likeliness';
import type { EditCandidate, EditedStatement } from './statement';

/** `+=` for `=`, `-=` for `+=`, and the like. */
export function* treatments(statement: EditedStatement): Generator<EditCandidate> {
  const { code, declares, operator, line, places } = statement;
  if (declares !== '' || targetsOf(statement).length !== 1) return;
  const whole = (update: string) => code.assignment(line.name, update, statement.said(statement.tree).text);
  const edits = (update: string) => [statement.updated(update)];
  if (operator === '+' || operator === '-') {
    const other = operator === '+' ? '-' : '+';
    const done = other === '+' ? 'added' : 'subtracted';
    const sign = code.writing.updateSign(other, '');
    yield {
      kind: 'sign',
      rank: ranks.oppositeSign,
      sentence: `The sign is wrong: this contribution is ${done}, so it takes ${sign}.`,
      edits: edits(other),
      scales: true,
    };
    yield {
      kind: 'extra term',
      rank: likeliness.addsToNothing,
      sentence: `This line adds to what is there where it must assign: ${whole('')}.`,
      edits: edits(''),
    };
  }
  // In a = a + b it is added already.
  if (operator !== '' || isTerm(line.name, statement.tree)) return;
  for (const update of ['+', '-'])
    yield {
      kind: 'assignment for accumulation',
      rank: update === '+' ? ranks.assignment : ranks.deepMinus,
      sentence: `This line assigns where it must ${update === '+' ? 'add' : 'subtract'}: ${whole(update)}.`,
      edits: edits(update),
    };
  // In a = a * b it is a factor already.
  if (places.some(({ name }) => name === line.name)) return;
  yield {
    kind: 'missing upstream',
    rank: ranks.missingUpstream + (statement.gradients > 0 ? 1 : 0),
    sentence: `The gradient from above is missing: this line sets ${line.name} anew where it must multiply what is there: ${whole('*')}.`,
    edits: edits('*'),
  };
}

/** Whether a name is a term of a sum, or all of it. */
const isTerm = (name: string, { gate, inputs, name: own }: Tree): boolean =>
  /^[-+]$/.test(gate) ? inputs.some((input) => isTerm(name, input)) : own === name;

/** `acc + b` for `b` in what is done with each element of a list: what there is so far is lost. */
export function* sums(statement: EditedStatement): Generator<EditCandidate> {
  const { code, codeAt, places } = statement;
  for (const call of codeAt.values()) {
    if (call.kind !== 'call' || call.callee.kind !== 'member' || call.callee.key !== 'reduce') continue;
    const [made] = call.args.map(({ value }) => value);
    if (made?.kind !== 'function') continue;
    const { parameters, body } = made.code;
    const [target] = parameters.map((each) => each.target);
    const [tree] =
      [...codeAt].find(([, each]) => body.some((own) => own.kind === 'return' && own.value === each)) ?? [];
    if (!tree || target?.kind !== 'name' || places.some(({ name }) => name === target.name)) continue;
    const whole = code.of('+', word(target.name), statement.written(tree));
    yield {
      kind: 'assignment for accumulation',
      rank: ranks.assignment,
      sentence: `What there is so far is lost here: it must be ${whole.text}.`,
      edits: [statement.replace(tree, whole)],
    };
  }
}

/** The name of another gradient at the left: `dx1` for `dx2`. */
export function* targets(statement: EditedStatement): Generator<EditCandidate> {
  const { others } = statement;
  for (const target of targetsOf(statement)) {
    const name = statement.textOf(target);
    for (const [k, read] of others.entries()) {
      if (read.role !== 'gradient' || read.text === name || !areAlike(target, read.text)) continue;
      if (statement.declares !== '' && /\W/.test(read.text)) continue;
      const of = read.of ? `this is the gradient of ${read.of}, so ` : '';
      // What it reads is rather what its target flows into.
      const isRead = statement.has(read.text);
      const isSame = arrayOf(name) !== '' && arrayOf(name) === arrayOf(read.text);
      yield {
        kind: isSame ? 'wrong index' : 'wrong name',
        rank:
          likeliness.otherTarget +
          k * shifts.each +
          (isRead ? 1 : 0) +
          (read.isUnwritten ? shifts.nowhereElse : 0),
        sentence: isSame
          ? `The index is wrong: it must be ${read.text}, not ${name}.`
          : `The name is wrong: ${of}it must be ${read.text}.`,
        edits: [{ ...moved(target, statement.statement.base), text: read.text }],
      };
    }
  }
}

/** What a statement assigns to, patterns aside. */
function targetsOf({ statement }: EditedStatement): readonly Target[] {
  return statement.code.targets.filter(({ kind }) => kind !== 'items' && kind !== 'members');
}

/** Whether a text could be assigned to in the place of a target: an element for an element. */
function areAlike({ kind }: Target, text: string): boolean {
  return text.endsWith(']') === (kind === 'at');
}
