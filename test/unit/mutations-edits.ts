import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { PassLine } from '../../src/circuit/circuit';
import type { Program } from './mutations-program';

export const mutationKinds = [
  'sign',
  'factor dropped',
  'factor doubled',
  'term dropped',
  'upstream dropped',
  '+= to =',
  'accumulation deleted',
  'variable swapped',
  'operands swapped',
  'activation before',
  'statements swapped',
] as const;

export type MutationKind = (typeof mutationKinds)[number];

/** A program with one mistake in its backward pass. */
export interface Mutant {
  readonly program: Program;
  readonly kind: MutationKind;
  readonly source: string;
  /** The lines of the mutant that may rightly be blamed. */
  readonly lines: readonly number[];
  readonly what: string;
}

interface Change {
  readonly kind: MutationKind;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Every program with one mistake that the list of kinds knows, in the gradients and in the helpers. */
export function mutantsOf(program: Program): Mutant[] {
  return program.analysis.circuits.flatMap(({ wires }) => {
    const lines = [...(wires.pass?.before ?? []).toReversed(), ...(wires.pass?.lines ?? [])];
    const seeds = new Set(wires.seeds.map(({ node }) => node));
    const mutator = new Mutator(program, lines, wires.versions);
    return [
      // Another seed is no mistake.
      ...lines.filter(({ node }) => !seeds.has(node)).flatMap((line) => mutator.inLine(line)),
      ...lines.slice(1).flatMap((line, k) => mutator.swapped(lines[k], line)),
    ];
  });
}

class Mutator {
  private readonly source: string;
  private readonly names: readonly string[];
  private readonly gradients: ReadonlySet<string>;
  private readonly activations = new Map<string, string>();

  constructor(
    private readonly program: Program,
    private readonly lines: readonly PassLine[],
    versions: readonly { readonly name: string; readonly node: number; readonly helper: boolean }[],
  ) {
    this.source = program.source;
    const { tape } = program.analysis;
    this.gradients = new Set([
      ...lines.filter(({ of }) => of).map(({ name }) => name),
      ...program.free.filter((name) => name.startsWith('d')),
    ]);
    const forward = versions.filter(({ name, helper }) => !helper && /^\w+$/.test(name));
    this.names = [...new Set(forward.map(({ name }) => name))].filter((name) => name !== 'return');
    const byNode = new Map(forward.map(({ name, node }) => [node, name]));
    for (const { name, node } of forward) {
      const [only, ...more] = tape.inputsOf(node);
      const before = only === undefined || more.length > 0 ? undefined : byNode.get(only);
      if (before === undefined) continue;
      this.activations.set(name, before);
      this.activations.set(before, name);
    }
  }

  inLine(line: PassLine): Mutant[] {
    const { from, to } = line.expression;
    const text = this.source.slice(from, to);
    const changes: Change[] = [];
    const add = (kind: MutationKind, a: number, b: number, replacement: string) =>
      changes.push({ kind, from: a, to: b, text: replacement });
    add('sign', from, to, /^[\w.]+$/.test(text) ? `-${text}` : `-(${text})`);
    if (this.gradients.has(text)) add('upstream dropped', from, to, '1');
    if (line.operator) this.accumulation(line, add);
    parser.parse(this.source).iterate({
      from,
      to,
      enter: ({ node }) => {
        if (node.from < from || node.to > to) return;
        if (node.name === 'BinaryExpression') this.binary(node, add);
        if (node.name === 'UnaryExpression' && this.source[node.from] === '-')
          add('sign', node.from, node.firstChild?.to ?? node.to, '');
        if (node.name === 'VariableName') this.variable(node, line, add);
      },
    });
    return changes.map((change) => this.mutant(change, line));
  }

  private accumulation(line: PassLine, add: Add): void {
    const at = this.source.indexOf(`${line.operator}=`, line.at.to);
    add('+= to =', at, at + 2, '=');
    add('sign', at, at + 1, line.operator === '+' ? '-' : '+');
    const start = this.source.lastIndexOf('\n', line.at.from) + 1;
    add('accumulation deleted', start, this.source.indexOf('\n', line.expression.to) + 1, '');
  }

  private binary(node: SyntaxNode, add: Add): void {
    const { firstChild: left, lastChild: right } = node;
    const middle = left?.nextSibling;
    if (!left || !right || !middle) return;
    const operator = this.text(middle);
    const [a, b] = [this.text(left), this.text(right)];
    if (operator === '+' || operator === '-') {
      add('sign', middle.from, middle.to, operator === '+' ? '-' : '+');
      add('term dropped', node.from, node.to, a);
      add('term dropped', node.from, node.to, operator === '-' ? `-${b.includes('**') ? `(${b})` : b}` : b);
    } else if (operator === '*') {
      add(this.factorKind(right), node.from, node.to, a);
      add(this.factorKind(left), node.from, node.to, b);
      if (right.name !== 'Number') add('factor doubled', right.to, right.to, ` * ${b}`);
      if (left.name !== 'BinaryExpression' && left.name !== 'Number')
        add('factor doubled', left.to, left.to, ` * ${a}`);
    } else if (operator === '/') {
      add('factor dropped', node.from, node.to, a);
      add('factor doubled', right.to, right.to, ` / ${b}`);
      if (left.name !== 'Number') add(this.factorKind(left), left.from, left.to, '1');
    }
    if ((operator === '-' || operator === '/') && left.name !== 'BinaryExpression')
      add('operands swapped', node.from, node.to, `${b} ${operator} ${a}`);
    else if (operator === '-' || operator === '/')
      add('operands swapped', node.from, node.to, `${b} ${operator} (${a})`);
  }

  private factorKind(lost: SyntaxNode): MutationKind {
    return this.gradients.has(this.text(lost)) ? 'upstream dropped' : 'factor dropped';
  }

  private variable(node: SyntaxNode, line: PassLine, add: Add): void {
    const name = this.text(node);
    if (name === 'Math' || this.program.analysis.script === undefined) return;
    const partner = this.activations.get(name);
    if (partner !== undefined) add('activation before', node.from, node.to, partner);
    const earlier = this.lines.filter(({ statement, of }) => of && statement < line.statement);
    const pool = this.gradients.has(name)
      ? [...new Set(earlier.map((each) => each.name)), ...this.names.slice(0, 2)]
      : this.names;
    const others = pool.filter((other) => other !== name && other !== partner);
    // Two of them, others at each place.
    for (const k of [0, 1]) {
      const other = others[(node.from * 7 + k * 3) % others.length];
      if (other !== undefined) add('variable swapped', node.from, node.to, other);
    }
  }

  swapped(one: PassLine, other: PassLine): Mutant[] {
    const [first, second] = [this.whole(one), this.whole(other)];
    if (first.to > second.from) return [];
    const { source } = this;
    const between = source.slice(first.to, second.from);
    const text = source.slice(second.from, second.to) + between + source.slice(first.from, first.to);
    const changed = source.slice(0, first.from) + text + source.slice(second.to);
    const lines = [this.lineOf(changed, first.from), this.lineOf(changed, first.from + text.length - 1)];
    const what = source.slice(first.from, first.to);
    return [{ program: this.program, kind: 'statements swapped', source: changed, lines, what }];
  }

  private whole({ at, whole }: PassLine): { from: number; to: number } {
    const from = this.source.lastIndexOf('\n', at.from) + 1;
    return { from, to: this.source.indexOf('\n', whole.to) };
  }

  private mutant({ kind, from, to, text }: Change, line: PassLine): Mutant {
    const source = this.source.slice(0, from) + text + this.source.slice(to);
    const lines =
      kind === 'accumulation deleted'
        ? this.lines
            .filter(({ of, statement }) => of === line.of && statement !== line.statement)
            .map(({ at }) => this.lineOf(source, at.from > to ? at.from - (to - from) : at.from))
        : [this.lineOf(source, line.at.from)];
    const start = this.source.lastIndexOf('\n', line.at.from) + 1;
    const end = source.indexOf('\n', start);
    const what = kind === 'accumulation deleted' ? this.source.slice(from, to) : source.slice(start, end);
    return { program: this.program, kind, source, lines, what: what.trim() };
  }

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  private lineOf(source: string, offset: number): number {
    return source.slice(0, offset).split('\n').length;
  }
}

type Add = (kind: MutationKind, from: number, to: number, text: string) => void;
