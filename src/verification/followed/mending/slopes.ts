/* Edits to what stands for the derivative of an activation: the form that belongs to another, half of one, or none. */
import { nameFormula, one, substitute } from '../../../gates/algebra';
import { rowNamed } from '../../../gates/rows';
import { namesIn } from '../../../gates/rules';
import { fixed, type Phrase, phrase } from '../../../program/writer';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import { partsOf, type Tree } from '../../diagnosis/tree';
import { shifts } from './likeliness';
import type { EditCandidate, EditedStatement, Readable } from './statement';

/** The activations that people take for each other. */
export const usual = ['sigmoid', 'tanh', 'relu'];

/** The derivative of the function that makes something, in the names of what goes in and what comes out; null where one lacks. */
export function slopeOf(
  statement: EditedStatement,
  { text, made }: Readable,
  gate = made?.gate,
): Phrase | null {
  const row = gate === undefined ? undefined : rowNamed(gate);
  if (!row) return null;
  // Of a rectifier's two sides either tells which it is.
  const before = made?.gate === gate ? made?.from : null;
  const from = before ?? (gate === 'relu' ? text : null);
  const rule = row.written(0, 1);
  if (from === null && namesIn(rule).has('a')) return null;
  const into = from ?? '';
  const isOne = /^[\w$.[\]]*$/.test(into);
  const names = new Map([
    ['a', nameFormula(isOne ? into : `(${into})`)],
    ['x', nameFormula(text)],
  ]);
  const slope = phrase(
    substitute(rule, (name) => names.get(name) ?? one),
    statement.code.writing,
  );
  return { ...slope, text: slope.text.replaceAll(`((${into}))`, `(${into})`) };
}

/** Derivatives that stand there for others, and those that are left out. */
export function* slopes(statement: EditedStatement): Generator<EditCandidate> {
  const { code } = statement;
  for (const found of formsIn(statement)) {
    const { factors, kept, product, name } = found;
    const was = statement.said(factors[0]).text;
    const read = statement.readAs(name);
    const own = read?.made?.gate;
    const times = (left: Phrase, right: Phrase) => code.of('*', left, right);
    const [slope, rest] = [factors, kept].map((all) => all.map((each) => statement.written(each)));
    if (rest.length > 0 && slope.length > 1)
      yield {
        kind: 'extra factor',
        rank: ranks.extraFactor,
        sentence: `The derivative of an activation does not belong here: ${slope.reduce(times).text}.`,
        edits: [statement.replace(product, rest.reduce(times))],
      };
    for (const gate of new Set(own === undefined ? usual : [own, ...usual])) {
      const local = read && slopeOf(statement, read, gate);
      if (!local) continue;
      const isMade = own === gate;
      const whole = rest.reduce(times, local);
      yield {
        kind: 'missing local gradient',
        rank: isMade ? ranks.numberMissing : ranks.otherDerivative,
        sentence: `The derivative of ${isMade ? code.writing.title(gate) : name} is ${local.text} here, not ${was}.`,
        edits: [statement.replace(product, whole)],
      };
    }
  }
  for (const [k, read] of statement.reads.entries()) {
    yield* leftOut(statement, read, k);
    if (read.role === 'value' && (read.made || statement.has(read.text)))
      for (const tree of partsOf(statement.tree)) yield* restOf(statement, tree, read, k);
  }
}

/** `(1)` for what is left of `(1 - y * y)` or `(1 - y)`, and below a fraction line of `(1 + y)`. */
function* restOf(
  statement: EditedStatement,
  tree: Tree,
  read: Readable,
  k: number,
): Generator<EditCandidate> {
  const { code } = statement;
  if (tree.gate !== '' || tree.value !== 1 || (tree.parent && !/^[*/]$/.test(tree.parent.gate))) return;
  const gate = tree.parent?.gate === '/' ? '+' : '-';
  const y = word(read.text);
  for (const term of [y, code.of('*', y, y)]) {
    const sum = code.of(gate, code.number(1), term);
    yield {
      kind: 'missing term',
      rank: (tree.enclosed ? ranks.restOfSum : ranks.missingTerm) + k * shifts.each,
      sentence: `A term is missing: it must be ${sum.text}.`,
      edits: [statement.replace(tree, sum)],
    };
  }
}

/** So many other values a statement is tried before that only has another gradient's name. */
const before = 10;

/** A derivative that is missing as a factor. */
function* leftOut(statement: EditedStatement, read: Readable, k: number): Generator<EditCandidate> {
  const { code, tree } = statement;
  if (read.role !== 'value' || !(read.made || statement.has(read.text))) return;
  // What only takes over what is behind the activation forgets its slope: `dz = dh`.
  const bare = tree.gate === '' ? before : 0;
  for (const gate of read.made ? [read.made.gate] : usual) {
    const slope = slopeOf(statement, read, gate);
    if (!slope) continue;
    const local = fixed(slope, code.strengthOf('*') + 1);
    yield {
      kind: 'missing local gradient',
      rank: (read.made ? ranks.otherComparison : ranks.unlike) + (k - bare) * shifts.each,
      sentence: `The local gradient is missing a factor: ${local.text}.`,
      edits: [statement.replace(tree, code.of('*', statement.written(tree), local))],
    };
  }
}

/** Factors of a product that are made of one value as the derivative of an activation is. */
interface SlopeForm {
  readonly product: Tree;
  readonly factors: readonly Tree[];
  readonly kept: readonly Tree[];
  readonly name: string;
}

function* formsIn(statement: EditedStatement): Generator<SlopeForm> {
  for (const product of partsOf(statement.tree)) {
    if (product.parent?.gate === '*') continue;
    const all = factorsOf(product);
    for (const name of new Set(all.flatMap((factor) => nameOf(factor, statement) ?? []))) {
      const factors = all.filter((factor) => nameOf(factor, statement) === name);
      const isPlain = factors.every(({ gate, enclosed }) => gate === '' && !enclosed);
      const kept = all.filter((factor) => !factors.includes(factor));
      const isMade = statement.readAs(name)?.made !== undefined && kept.length > 0;
      if (!isPlain || isMade || factors.length > 1) yield { product, factors, kept, name };
    }
  }
}

/** The factors of a product, in the order of the text. */
function factorsOf(tree: Tree): Tree[] {
  return tree.gate === '*' ? tree.inputs.flatMap(factorsOf) : [tree];
}

/** The only value that a factor is made of, beside numbers; null where there are others. */
function nameOf(factor: Tree, statement: EditedStatement): string | null {
  const leaves = partsOf(factor).filter(({ gate }) => gate === '');
  const names = new Set(leaves.flatMap(({ node, name }) => (node < 0 ? [] : name)));
  const [name] = names;
  const hasCall = partsOf(factor).some(({ gate, sign }) => gate !== '' && gate !== 'choose' && !sign);
  return names.size !== 1 || !name || hasCall || statement.readAs(name)?.role !== 'value' ? null : name;
}

/** `p[i] * ((i === j ? 1 : 0) - p[j])` for p[i] * (1 - p[i]): what a softmax gives goes into all that it makes. */
export function* softmax(statement: EditedStatement): Generator<EditCandidate> {
  const { code, reads } = statement;
  const names = reads.filter(({ role }) => role === 'index').map(({ text }) => text);
  for (const { product, factors, kept, name } of formsIn(statement)) {
    const [, index] = /\[(\w+)\]$/.exec(name) ?? [];
    if (!index || !names.includes(index) || factors.length !== 2) continue;
    for (const other of names) {
      if (other === index) continue;
      const second = name.replace(/\[\w+\]$/, `[${other}]`);
      const same = code.of('==', word(index), word(other));
      const isOne = code.of('choose', same, code.number(1), code.number(0));
      const local = code.of('*', word(name), code.of('-', isOne, word(second)));
      const whole = kept.reduce((left, right) => code.of('*', left, statement.written(right)), local);
      yield {
        kind: 'missing local gradient',
        rank: ranks.numberMissing,
        sentence: `This is only the diagonal of the softmax's derivative: each output depends on every input, so it is ${local.text}.`,
        edits: [statement.replace(product, whole)],
      };
    }
  }
}
