/* The expression of a followed statement as the tree in which edits are looked for. */
import { rowNamed } from '../../../gates/rows';
import {
  type Argument,
  type Expression,
  type FunctionCode,
  ofNumbers,
  type Target,
} from '../../../program/code';
import type { BuiltIns } from '../../../program/dialect';
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import type { TextAround } from '../../diagnosis/edited';
import { partsOf, type Tree } from '../../diagnosis/tree';

/** What has more parts is no line that a person would look for a mistake in; it stays whole. */
const mostParts = 150;

/** What stands for a call of anything that is no gate, and for what is written like one. */
export const anyCall = 'call';

/** Operators beside those of the gate table, by the gates that hold together as tightly. */
const alike: ReadonlyMap<string, string> = new Map([
  ...ofNumbers,
  ['is', '=='],
  ['isNot', '!='],
  ['in', '<'],
  ['notIn', '<'],
  ['instanceof', '<'],
  ['matmul', '*'],
]);

/** A tree, and the code that each part of it is. */
export interface ReadTree {
  readonly tree: Tree;
  readonly codeAt: ReadonlyMap<Tree, Expression>;
}

/** The tree of an expression whose places count from `base`; what it reads goes by the code that it is. */
export function readTree(
  expression: Expression,
  base: number,
  { names, code: said }: { readonly names: BuiltIns } & TextAround,
): ReadTree {
  const codeAt = new Map<Tree, Expression>();
  const grow = (code: Expression): Tree => {
    const { gate, inputs, sign } = shapeOf(code, names);
    const tree: Tree = {
      gate,
      inputs: inputs.map(grow),
      parent: null,
      // As for what is on a tape: only a number by itself has no node.
      node: code.kind === 'number' ? -1 : 0,
      value: code.kind === 'number' ? code.value : Number.NaN,
      name: inputs.length === 0 && isPlace(code) ? said(moved(code, base)) : '',
      sign: sign && moved(sign, base),
      enclosed: code.enclosed === true,
      ...moved(code, base),
    };
    for (const input of tree.inputs) input.parent = tree;
    codeAt.set(tree, code);
    return tree;
  };
  const { from, to } = expression;
  const tree = grow(isLong(expression) ? { kind: 'nothing', name: '', from, to } : expression);
  return { tree, codeAt };
}

/** A name, a member or an element: what can be read, and can be written elsewhere just so. */
export function isPlace(code: Expression): boolean {
  return code.kind === 'name' || code.kind === 'member' || code.kind === 'at';
}

/** What a place is called, without its indices: `this.w` for `this.w[i]`, `grads.w` for `grads['w']`; '' where that can't be said. */
export function pathOf(code: Expression): string {
  return shapeOfPlace(code).replaceAll('[]', '');
}

/** The same with a pair of brackets for each index: arrays, their rows and their elements are told apart by it. */
export function shapeOfPlace(code: Expression): string {
  if (code.kind === 'name') return code.name;
  if (code.kind !== 'member' && code.kind !== 'at') return '';
  const of = shapeOfPlace(code.of);
  const key = code.kind === 'member' ? code.key : code.index.kind === 'text' ? code.index.value : null;
  return of && (key === null ? `${of}[]` : `${of}.${key}`);
}

/** The names in the sums and products of an index. */
export function namesWithin(index: Expression): Extract<Expression, { kind: 'name' }>[] {
  if (index.kind === 'name') return [index];
  if (index.kind === 'list') return index.items.flatMap(({ value }) => namesWithin(value));
  return index.kind === 'gate' ? index.inputs.flatMap(namesWithin) : [];
}

/** The parts of a tree that are read: names, members and elements, and not the functions that are called. */
export function placesIn(tree: Tree): Tree[] {
  return partsOf(tree).filter(({ gate, name }) => gate === '' && name !== '');
}

interface TreeShape {
  readonly gate: string;
  readonly inputs: readonly Expression[];
  readonly sign: Span | null;
}

const leaf: TreeShape = { gate: '', inputs: [], sign: null };

/** What an expression is in a tree. */
function shapeOf(code: Expression, names: BuiltIns): TreeShape {
  const of = (gate: string, ...inputs: readonly Expression[]) => ({ gate, inputs, sign: null });
  const valuesOf = (args: readonly Argument[]) => args.map(({ value }) => value);
  switch (code.kind) {
    case 'gate': {
      const gate = rowNamed(code.gate) ? code.gate : alike.get(code.gate);
      return gate === undefined ? leaf : { gate, inputs: code.inputs, sign: code.sign };
    }
    case 'choose':
      return of('choose', code.test, code.yes, code.no);
    case 'and':
    case 'or':
      return of(code.kind, code.left, code.right);
    case 'not':
      return of('not', code.of);
    case 'call':
      return of(gateOfCall(code, names), ...valuesOf(code.args));
    case 'list':
      return of(anyCall, ...valuesOf(code.items));
    case 'record':
      return of(anyCall, ...code.entries.map(({ value }) => value));
    case 'function': {
      const given = givenBy(code.code);
      return given ? of(anyCall, given) : leaf;
    }
    case 'comprehension':
      return of(anyCall, code.value);
  }
  return leaf;
}

/** What a function gives that does nothing else; null for any other. */
function givenBy({ body }: FunctionCode): Expression | null {
  const [only, ...more] = body;
  return only?.kind === 'return' && more.length === 0 ? only.value : null;
}

/** The gate of a function that is called; `anyCall` for one that has none. */
function gateOfCall({ callee, args }: Extract<Expression, { kind: 'call' }>, names: BuiltIns): string {
  const path = isPlace(callee) ? pathOf(callee) : '';
  const [root] = path.split('.', 1);
  const full = (names.usual.get(root) ?? root) + path.slice(root.length);
  const gate = names.gates.get(full) ?? names.assumed.get(path);
  const row = gate === undefined ? undefined : rowNamed(gate);
  return row && (row.count ?? args.length) === args.length ? row.name : anyCall;
}

const long = new WeakMap<Expression, boolean>();

function isLong(expression: Expression): boolean {
  const known = long.get(expression);
  if (known !== undefined) return known;
  const open: unknown[] = [expression];
  let count = 0;
  for (let part = open.pop(); part !== undefined && count <= mostParts; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if ('kind' in part) count++;
    open.push(...Object.values(part));
  }
  long.set(expression, count > mostParts);
  return count > mostParts;
}

/** A place without the indices at its end; a key in brackets is a part of what it is called. */
export function baseOf(code: Expression | Target): Expression | Target {
  let at = code;
  while (at.kind === 'at' && at.index.kind !== 'text') at = at.of;
  return at;
}

/** The names in the indices of a place, or in what a method gets that reads an element. */
export function indicesIn(code: Expression | Target): Extract<Expression, { kind: 'name' }>[] {
  if (code.kind === 'call') return code.args.flatMap(({ value }) => namesWithin(value));
  const names: Extract<Expression, { kind: 'name' }>[] = [];
  for (let at: Expression | Target = code; at.kind === 'at' || at.kind === 'member'; at = at.of)
    if (at.kind === 'at') names.push(...namesWithin(at.index));
  return names;
}
