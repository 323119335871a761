/* Edits to what stands for the derivative of an activation: the form that belongs to another, half of one, or none. */
import { fixed, type Phrase } from '../../program/writer';
import { word } from '../diagnosis/code';
import { ranks } from '../diagnosis/ranks';
import { partsOf, type Tree } from '../diagnosis/tree';
import { shifts } from './likeliness';
import type { EditedStatement, Proposal, Readable } from './statement';

/** Derivatives in terms of the value after the function, by the function's gate. */
const slopesOf: ReadonlyMap<string, (y: Phrase, code: EditedStatement['code']) => Phrase> = new Map([
  ['sigmoid', (y, code) => code.of('*', y, code.of('-', code.number(1), y))],
  ['tanh', (y, code) => code.of('-', code.number(1), code.of('*', y, y))],
  ['relu', (y, code) => code.of('choose', code.of('>', y, code.number(0)), code.number(1), code.number(0))],
  ['exp', (y) => y],
]);

/** Derivatives that stand there for others, and those that are left out. */
export function* slopes(statement: EditedStatement): Generator<Proposal> {
  const { code } = statement;
  for (const found of formsIn(statement)) {
    const { factors, kept, product, name } = found;
    const was = statement.said(factors[0]).text;
    const others = [...slopesOf].filter(([gate]) => gate !== 'exp');
    for (const [gate, slope] of others) {
      const local = slope(word(name), code);
      const isMade = statement.readAs(name)?.made?.gate === gate;
      const whole = kept.reduce((left: Phrase, right) => code.of('*', left, statement.written(right)), local);
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

/** `(1)` for what is left of `(1 - y * y)` or `(1 - y)`. */
function* restOf(statement: EditedStatement, tree: Tree, read: Readable, k: number): Generator<Proposal> {
  const { code } = statement;
  if (tree.gate !== '' || tree.value !== 1 || (tree.parent && tree.parent.gate !== '*')) return;
  const y = word(read.text);
  for (const term of [y, code.of('*', y, y)]) {
    const sum = code.of('-', code.number(1), term);
    yield {
      kind: 'missing term',
      rank: (tree.enclosed ? ranks.restOfSum : ranks.missingTerm) + k * shifts.each,
      sentence: `A term is missing: it must be ${sum.text}.`,
      edits: [statement.replace(tree, sum)],
    };
  }
}

/** A derivative that is missing as a factor. */
function* leftOut(statement: EditedStatement, read: Readable, k: number): Generator<Proposal> {
  const { code, tree } = statement;
  const isSide = read.made !== undefined;
  const isThere = statement.has(read.text);
  if (read.role !== 'value' || !(isSide || isThere)) return;
  for (const [gate, slope] of slopesOf) {
    const isOwn = read.made?.gate === gate;
    if ((isSide && !isOwn) || gate === 'exp') continue;
    const local = fixed(slope(word(read.text), code), code.strengthOf('*') + 1);
    yield {
      kind: 'missing local gradient',
      rank: (isOwn ? ranks.otherComparison : ranks.unlike) + k * shifts.each,
      sentence: `The local gradient is missing a factor: ${local.text}.`,
      edits: [statement.replace(tree, code.of('*', statement.written(tree), local))],
    };
  }
}

/** Factors of a product that are made of one value as the derivative of an activation is. */
interface Form {
  readonly product: Tree;
  readonly factors: readonly Tree[];
  readonly kept: readonly Tree[];
  readonly name: string;
}

function* formsIn(statement: EditedStatement): Generator<Form> {
  for (const product of partsOf(statement.tree)) {
    if (product.parent?.gate === '*') continue;
    const all = factorsOf(product);
    for (const name of new Set(all.flatMap((factor) => nameOf(factor, statement) ?? []))) {
      const factors = all.filter((factor) => nameOf(factor, statement) === name);
      const isPlain = factors.every(({ gate, enclosed }) => gate === '' && !enclosed);
      const kept = all.filter((factor) => !factors.includes(factor));
      if (!isPlain || (statement.readAs(name)?.made && kept.length > 0))
        yield { product, factors, kept, name };
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
export function* softmax(statement: EditedStatement): Generator<Proposal> {
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
