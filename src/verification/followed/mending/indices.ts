/* Edits to indices: i for j, [j][i] for [i][j], one too far. */
import type { Expression, Target } from '../../../program/code';
import type { Edit } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import { likeliness, shifts } from './likeliness';
import type { EditCandidate, EditedStatement } from './statement';
import { namesWithin } from './tree';

type IndexName = Extract<Expression, { kind: 'name' }>;

/** An element that a statement reads or assigns, with its indices, outermost last. */
interface Element {
  readonly code: Span;
  readonly indices: readonly Expression[];
  readonly isTarget: boolean;
}

/** An element with another index; places count as the statement's do. */
interface Change {
  readonly edits: readonly Edit[];
  readonly rank: number;
}

export function* indices(statement: EditedStatement): Generator<EditCandidate> {
  const elements = [...elementsOf(statement)];
  for (const element of elements)
    for (const { edits, rank } of changesOf(element, statement)) {
      const { code, isTarget } = element;
      const was = statement.saidWith(code);
      const now = statement.saidWith(code, edits);
      const end = now.slice(now.lastIndexOf('['));
      const isRead = statement.standsElsewhere(now) || (!was.endsWith(end) && isBeside(end, was, statement));
      const shift =
        (isRead ? shifts.asElsewhere : shifts.nowhereElse) +
        (statement.standsElsewhere(was) ? 0 : shifts.onlyHere);
      yield {
        kind: 'wrong index',
        rank: rank + shift + (isTarget ? 0.1 : 0),
        sentence: `The index is wrong: it must be ${now}, not ${was}.`,
        edits: edits.map((edit) => statement.inText(edit)),
      };
    }
  yield* everywhere(statement, elements);
}

/** Whether another element in the statement has the same last index. */
function isBeside(end: string, was: string, { places }: EditedStatement): boolean {
  return places.some(({ name }) => name !== was && name.endsWith(end));
}

/** The same index for another wherever it stands in the expression, or each of two for the other. */
function* everywhere(statement: EditedStatement, elements: readonly Element[]): Generator<EditCandidate> {
  const names = elements
    .filter(({ isTarget }) => !isTarget)
    .flatMap(({ indices: own }) => own.flatMap(namesWithin));
  const byName = new Map<string, ReadonlyMap<number, IndexName>>();
  for (const { name } of names)
    byName.set(name, new Map(names.filter((each) => each.name === name).map((each) => [each.from, each])));
  const kind = 'wrong index';
  const renamed = (name: string, text: string) =>
    [...(byName.get(name)?.values() ?? [])].map(({ from, to }) => statement.inText({ from, to, text }));
  for (const [name, places] of byName) {
    const sentence = (other: string) => `The index is wrong: it must be ${other}, not ${name}.`;
    if (places.size > 1)
      for (const other of indexNames(statement))
        if (other !== name)
          yield { kind, rank: ranks.renamed, sentence: sentence(other), edits: renamed(name, other) };
    for (const other of byName.keys())
      if (other > name)
        yield {
          kind,
          rank: ranks.renamed,
          sentence: `The indices ${name} and ${other} are swapped.`,
          edits: [...renamed(name, other), ...renamed(other, name)],
        };
  }
}

function* changesOf({ indices: own }: Element, statement: EditedStatement): Generator<Change> {
  const rank = likeliness.otherIndex;
  for (const [k, index] of own.entries()) {
    const next = own[k + 1];
    if (next) yield { edits: exchanged(index, next, statement), rank: rank - 0.05 };
    yield* changesOfIndex(index, statement);
  }
}

function* changesOfIndex(index: Expression, statement: EditedStatement): Generator<Change> {
  const rank = likeliness.otherIndex;
  const { from, to } = index;
  const isCount = ({ name }: IndexName) => statement.readAs(name)?.role === 'count';
  const names = namesWithin(index);
  const known = indexNames(statement);
  for (const [k, one] of names.entries()) {
    for (const other of names.slice(k + 1))
      if (other.name !== one.name && isCount(one) === isCount(other))
        yield { edits: exchanged(one, other, statement), rank };
    for (const text of known)
      if (text !== one.name && !(isCount(one) && names.length > 1))
        yield {
          edits: [{ from: one.from, to: one.to, text }],
          rank: rank + (names.length > 1 ? 0.2 : isCount(one) ? 0.3 : 0),
        };
  }
  yield* strides(index, statement);
  if (index.kind === 'number') {
    for (const text of known) yield { edits: [{ from, to, text }], rank: rank + 0.1 };
    for (const value of [index.value - 1, index.value + 1])
      if (value >= 0) yield { edits: [{ from, to, text: String(value) }], rank: rank + 0.3 };
    return;
  }
  const [left, right] = index.kind === 'gate' && /^[-+]$/.test(index.gate) ? index.inputs : [];
  if (left && right?.kind === 'number')
    yield { edits: [{ from, to, text: statement.textOf(left) }], rank: rank - 0.15 };
  if (index.kind !== 'name') return;
  const { code, reads } = statement;
  for (const { text, role } of reads)
    if (role === 'value' && statement.isIndexElsewhere(text))
      yield { edits: [{ from, to, text }], rank: rank + shifts.asElsewhere };
  for (const gate of ['-', '+']) {
    yield { edits: [{ from: to, to, text: code.behind(gate, code.number(1)) }], rank: rank + 0.15 };
    for (const text of known)
      if (text !== index.name && gate === '+')
        yield { edits: [{ from: to, to, text: code.behind(gate, word(text)) }], rank: rank + 0.4 };
  }
}

/** Places in an array of rows, one behind the other: `d * i + j`. */
function* strides(index: Expression, statement: EditedStatement): Generator<Change> {
  if (index.kind !== 'gate') return;
  const [left, right] = index.inputs;
  const rank = likeliness.otherIndex + 0.2;
  if (right && /^[-+]$/.test(index.gate)) {
    yield { edits: [{ ...index.sign, text: index.gate === '+' ? '-' : '+' }], rank };
    for (const side of [left, right])
      if (side.kind !== 'number')
        yield { edits: [{ from: index.from, to: index.to, text: statement.textOf(side) }], rank: rank + 0.3 };
  }
  const counts = statement.reads.filter(({ role }) => role === 'count');
  if (index.gate === '*')
    for (const side of index.inputs)
      for (const { text } of counts)
        if (side.kind !== 'gate' && text !== statement.textOf(side))
          yield { edits: [{ from: side.from, to: side.to, text }], rank: rank + 0.1 };
  for (const side of index.inputs) yield* strides(side, statement);
}

/** Two stretches of the text in each other's place. */
function exchanged(one: Span, other: Span, statement: EditedStatement): Edit[] {
  const [first, last] = [one, other].map(({ from, to }) => ({ from, to }));
  return [
    { ...first, text: statement.textOf(other) },
    { ...last, text: statement.textOf(one) },
  ];
}

/** The names that indices have here. */
function indexNames({ reads }: EditedStatement): string[] {
  return reads.filter(({ role }) => role === 'index').map(({ text }) => text);
}

function* elementsOf(statement: EditedStatement): Generator<Element> {
  const { targets } = statement.statement.code;
  for (const target of targets) yield* elementsAt(target, true);
  for (const code of statement.codeAt.values())
    if (code.kind === 'at' || code.kind === 'member') yield* elementsAt(code, false);
}

/** The element that code is, or is a member of, and those in its indices. */
function* elementsAt(code: Expression | Target, isTarget: boolean): Generator<Element> {
  let at: Expression | Target = code;
  while (at.kind === 'member') at = at.of;
  const own: Expression[] = [];
  for (; at.kind === 'at'; at = at.of) own.unshift(at.index);
  const parts = own.flatMap(partsOfIndex);
  if (parts.length > 0) yield { code, indices: parts, isTarget };
  for (const part of parts)
    if (part.kind === 'at' || part.kind === 'member') yield* elementsAt(part, isTarget);
}

/** `a[i, j]` has one tuple for an index. */
function partsOfIndex(index: Expression): readonly Expression[] {
  return index.kind === 'list' ? index.items.map(({ value }) => value) : [index];
}
