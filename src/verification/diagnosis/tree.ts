/*
 * The right side of a line in a backward pass as a tree, whose parts know where they stand in the text and can be
 * evaluated with one of them edited.
 */
import type { Analysis } from '../../analysis/model';
import { firstGate, gateName } from '../../gates/opcodes';
import { applyRow, rowNamed } from '../../gates/rows';
import { Rank, type Spellings } from '../../program/dialect';
import { foldSteps, type Leaf } from '../../program/fold';
import { moved, type Step } from '../../program/statements';
import { type Phrase, strengthOf, wrapped } from '../../program/writer';
import type { PassLine } from '../../tape/wiring';
import type { Span } from '../../text/span';

/** A hand-written expression, with its place in the text. Grows from the line's own steps. */
export interface Tree extends Span {
  /** The row of a gate; '' for a leaf. */
  readonly gate: string;
  readonly inputs: readonly Tree[];
  parent: Tree | null;
  /** What a leaf, or a call that can't be followed, is worth: a node of the tape; -1 for a number. */
  readonly node: number;
  readonly value: number;
  /** The name of a leaf as written; '' elsewhere. */
  readonly name: string;
  /** Where the operator of a gate stands; null for none. */
  readonly sign: Span | null;
  /** It stands in parentheses of its own. */
  readonly enclosed: boolean;
}

/** Values by node: a point, with what an edit changes. */
export type ValueOf = (node: number) => number;

/** The expression of a line; null where it is not read. */
export function treeOf(analysis: Analysis, line: PassLine): Tree | null {
  const { tape, occurrences } = analysis;
  const nodes = new Map<number, number>();
  for (const { from, version, gradient } of occurrences) {
    if (from >= line.expression.from && from < line.expression.to)
      nodes.set(from, gradient?.node ?? version?.node ?? -1);
  }
  if (line.steps.some(({ kind }) => kind === 'unreadable')) return null;
  const bare = (step: Step): Tree => ({
    gate: '',
    inputs: [],
    parent: null,
    node: -1,
    value: Number.NaN,
    name: '',
    sign: null,
    enclosed: step.enclosed === true,
    ...moved(step, line.base),
  });
  const leafOf = (step: Leaf): Tree => {
    const leaf = bare(step);
    if (step.kind === 'number') return { ...leaf, value: step.value };
    if (step.kind === 'unreadable') return leaf;
    const node = nodes.get(leaf.from) ?? nodeAt(analysis, line, leaf.from, leaf.to);
    return { ...leaf, node, name: step.kind === 'name' ? step.name : step.path };
  };
  return foldSteps(line.steps, leafOf, (step, inputs) => {
    const leaf = bare(step);
    if (step.kind === 'gate') {
      const { gate } = step;
      return withInputs({ ...leaf, gate, sign: moved(step.sign, line.base) }, inputs);
    }
    const node = nodeAt(analysis, line, leaf.from, leaf.to);
    const gate = node >= 0 && tape.op[node] >= firstGate ? gateName(tape.op[node]) : '';
    const row = rowNamed(gate);
    const fits = row && (row.count ?? inputs.length) === inputs.length;
    return fits ? withInputs({ ...leaf, gate }, inputs) : { ...leaf, node };
  });
}

function withInputs(tree: Omit<Tree, 'inputs'>, inputs: Tree[]): Tree {
  const grown = { ...tree, inputs };
  for (const input of inputs) input.parent = grown;
  return grown;
}

/** The node that stands for exactly this stretch of the line. */
function nodeAt({ tape }: Analysis, line: PassLine, from: number, to: number): number {
  for (let node = Math.min(line.node, tape.length - 1); node >= 0; node--) {
    if (tape.from[node] === from && tape.to[node] === to) return tape.isUnknown(node) ? -1 : node;
  }
  return -1;
}

/** The tree's value; `edited`, where it is met, is worth `instead`. */
export function evaluate(tree: Tree, values: ValueOf, edited?: Tree, instead?: number): number {
  if (tree === edited) return instead ?? Number.NaN;
  if (tree.gate === '') return tree.node < 0 ? tree.value : values(tree.node);
  return applyRow(
    tree.gate,
    tree.inputs.map((input) => evaluate(input, values, edited, instead)),
  );
}

/** Whether the tree is a number that stands there. */
export function isNumber({ gate, node }: Tree): boolean {
  return gate === '' && node < 0;
}

/** The tree and everything in it. */
export function partsOf(tree: Tree): Tree[] {
  const parts = [tree];
  for (const part of parts) parts.push(...part.inputs);
  return parts;
}

/** How tightly what takes the tree's place must hold together, for the text around it. */
function neededStrength(tree: Tree, spellings: Spellings): number {
  const { parent } = tree;
  if (!parent || tree.enclosed) return Rank.loosest;
  const spelling = spellings.spelling(parent.gate);
  if (spelling.kind === 'call') return Rank.loosest;
  const k = parent.inputs.indexOf(tree);
  const place = spelling.parts.find((part) => typeof part !== 'string' && part.input === k);
  // Behind a sign, a product is clearer in parentheses, needed or not.
  return typeof place === 'object' && parent.inputs.length > 1 ? place.least : spelling.rank;
}

/** A piece of code, ready to stand where the tree stands. */
export function fitted(phrase: Phrase, tree: Tree, spellings: Spellings): string {
  return wrapped(phrase, neededStrength(tree, spellings));
}

/** The tree as the file has it, without the parentheses around it. */
export function textOf(tree: Tree, source: string): string {
  return source.slice(tree.from, tree.to);
}

/** How tightly the tree holds together. */
export function strengthOfTree(tree: Tree, spellings: Spellings): number {
  return tree.gate === '' ? Rank.atom : strengthOf(tree.gate, spellings);
}
