/*
 * The right side of a line in a backward pass as a tree, whose parts know where they stand in the text and can be
 * evaluated with one of them edited.
 */
import type { Analysis } from '../../analysis/model';
import { strengthOf } from '../../gates/algebra';
import { firstGate, gateName, synonyms } from '../../gates/opcodes';
import { rowNamed } from '../../gates/rows';
import { Mark } from '../../tape/tape';
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
  const stack: Tree[] = [];
  for (const step of line.steps) {
    const from = step.from + line.base;
    const to = step.to + line.base;
    const leaf = {
      gate: '',
      inputs: [],
      parent: null,
      node: -1,
      value: Number.NaN,
      name: '',
      sign: null,
      enclosed: step.enclosed === true,
      from,
      to,
    };
    switch (step.kind) {
      case 'number':
        stack.push({ ...leaf, value: step.value });
        break;
      case 'name':
      case 'member': {
        const node = nodes.get(from);
        const name = step.kind === 'name' ? step.name : step.path;
        stack.push(
          node === undefined
            ? { ...leaf, node: nodeAt(analysis, line, from, to), name }
            : { ...leaf, node, name },
        );
        break;
      }
      case 'gate': {
        const gate = synonyms.get(step.gate) ?? step.gate;
        const at = step.sign + line.base;
        const sign = { from: at, to: at + step.gate.length };
        stack.push(withInputs({ ...leaf, gate, sign }, stack.splice(-step.count)));
        break;
      }
      case 'call': {
        const inputs = step.count > 0 ? stack.splice(-step.count) : [];
        const node = nodeAt(analysis, line, from, to);
        const gate = node >= 0 && tape.op[node] >= firstGate ? gateName(tape.op[node]) : '';
        const row = rowNamed(gate);
        const fits = row && (row.count ?? inputs.length) === inputs.length;
        stack.push(fits ? withInputs({ ...leaf, gate }, inputs) : { ...leaf, node });
        break;
      }
      case 'unreadable':
        return null;
    }
  }
  return stack[0] ?? null;
}

function withInputs(tree: Omit<Tree, 'inputs'>, inputs: Tree[]): Tree {
  const grown = { ...tree, inputs };
  for (const input of inputs) input.parent = grown;
  return grown;
}

/** The node that stands for exactly this stretch of the line. */
function nodeAt({ tape }: Analysis, line: PassLine, from: number, to: number): number {
  for (let node = Math.min(line.node, tape.length - 1); node >= 0; node--) {
    if (tape.from[node] === from && tape.to[node] === to) return tape.marks[node] & Mark.unknown ? -1 : node;
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

/** The value of a gate of the table. */
export function applyRow(gate: string, values: readonly number[]): number {
  return rowNamed(gate)?.forward(values) ?? Number.NaN;
}

/** The tree and everything in it. */
export function partsOf(tree: Tree): Tree[] {
  const parts = [tree];
  for (const part of parts) parts.push(...part.inputs);
  return parts;
}

/** How tightly what takes the tree's place must hold together, for the text around it. */
export function neededStrength(tree: Tree): number {
  const { parent } = tree;
  if (!parent || tree.enclosed) return 0;
  const own = strengthOf(parent.gate);
  if (own >= 10) return 0;
  const isFirst = parent.inputs[0] === tree;
  return parent.gate === '**' ? (isFirst ? 10 : 9) : isFirst ? own : own + 1;
}

/** `text` of the given strength, ready to stand where the tree stands. */
export function fitted(text: string, strength: number, tree: Tree): string {
  return strength < neededStrength(tree) ? `(${text})` : text;
}

/** The tree as the file has it, without the parentheses around it. */
export function textOf(tree: Tree, source: string): string {
  return source.slice(tree.from, tree.to);
}

/** How tightly the tree holds together. */
export function strengthOfTree(tree: Tree): number {
  return tree.gate === '' ? 10 : strengthOf(tree.gate);
}
