/* Puts one mistake at a time into the backward pass of a correct program. */
import type { SyntaxNode } from '@lezer/common';
import { type Assigned, nodesIn, type Part, parse } from './outline';
import type { Program } from './program';

export const mutationKinds = [
  'sign',
  'factor dropped',
  'factor doubled',
  'term dropped',
  'upstream dropped',
  '+= to =',
  'accumulation deleted',
  'variable swapped',
  'name swapped',
  'operands swapped',
  'comparison turned',
  'activation before',
  'statement order',
  'step dropped',
  'step past two inputs',
  'stray statement',
] as const;

export type MutationKind = (typeof mutationKinds)[number];

/** A program with one mistake in its backward pass. */
export interface Mutant {
  readonly program: Program;
  readonly kind: MutationKind;
  readonly source: string;
  /** The lines of the mutant that may rightly be blamed. */
  readonly lines: readonly number[];
  /** The line as it was and as it is. */
  readonly what: string;
}

type Note = (kind: MutationKind, from: number, to: number, text: string) => void;

/** How many other names are tried for each name. */
const swaps = 3;

/** Every program with one mistake that the list of kinds knows, in the gradients and in their helpers. */
export function mutantsOf(program: Program): Mutant[] {
  const mutants = program.parts.flatMap((part) => {
    const mutator = new Mutator(program, part);
    return [
      ...part.assigned.flatMap((assigned) => mutator.inStatement(assigned)),
      ...part.assigned.slice(1).flatMap((assigned, k) => mutator.reordered(part.assigned[k], assigned)),
    ];
  });
  const bySource = new Map(mutants.toReversed().map((mutant) => [mutant.source, mutant]));
  return [...bySource.values()].reverse();
}

class Mutator {
  private readonly source: string;
  private readonly gradients: ReadonlySet<string>;

  constructor(
    private readonly program: Program,
    private readonly part: Part,
  ) {
    this.source = program.source;
    this.gradients = new Set(part.gradients);
  }

  inStatement(assigned: Assigned): Mutant[] {
    const { expression, operator, operatorFrom } = assigned;
    const inside = nodesIn(expression);
    // Another seed is no mistake.
    if (!inside.some(({ name }) => name === 'VariableName') || this.isSeedName(expression)) return [];
    const mutants: Mutant[] = [];
    const note: Note = (kind, from, to, text) => mutants.push(this.mutant(assigned, kind, from, to, text));
    if (this.isStep(assigned)) mutants.push({ ...this.deleted(assigned), kind: 'step dropped' });
    if (operator === '*=' || operator === '/=') note('upstream dropped', operatorFrom, operatorFrom + 2, '=');
    else if (operator !== '=') {
      note('+= to =', operatorFrom, operatorFrom + 2, '=');
      note('sign', operatorFrom, operatorFrom + 1, operator === '+=' ? '-' : '+');
      mutants.push(this.deleted(assigned));
    }
    this.whole(expression, note);
    this.name(assigned, note);
    for (const node of inside) {
      if (node.name === 'BinaryExpression') this.binary(node, assigned, note);
      if (node.name === 'UnaryExpression' && this.source[node.from] === '-')
        note('sign', node.from, node.lastChild?.from ?? node.to, '');
      if (node.name === 'ConditionalExpression') this.conditional(node, note);
      if (node.name === 'VariableName') this.variable(node, assigned, note);
    }
    return mutants;
  }

  /** Whether a gradient goes on through a gate under its own name. */
  private isStep({ name, operator, expression }: Assigned): boolean {
    if (operator === '*=' || operator === '/=') return this.gradients.has(name);
    if (operator !== '=' || !this.gradients.has(name)) return false;
    const isSum = /^[-+]$/.test(this.text(this.operator(expression) ?? { from: 0, to: 0 }));
    return !isSum && nodesIn(expression).some((node) => this.text(node) === name);
  }

  /** Whether an expression is the name of a number that nothing else reads. */
  private isSeedName(expression: SyntaxNode): boolean {
    if (expression.name !== 'VariableName') return false;
    const name = this.text(expression);
    const isNumber = new RegExp(`\\b${name} = -?[\\d.]+;`).test(this.source);
    return isNumber && this.source.match(new RegExp(`\\b${name}\\b`, 'g'))?.length === 2;
  }

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  private whole(expression: SyntaxNode, note: Note): void {
    const text = this.text(expression);
    const { from, to, name } = expression;
    const isPlain =
      /^(VariableName|CallExpression|ParenthesizedExpression)$/.test(name) || this.isProduct(expression);
    if (!text.startsWith('-'))
      note('sign', from, to, isPlain && !/\*\*/.test(text) ? `-${text}` : `-(${text})`);
    if (this.gradients.has(text)) note('upstream dropped', from, to, '1');
  }

  /** Another gradient's name at the left, which that gets a second time. Where names are declared once that is no program. */
  private name({ name, operatorFrom, from, expression }: Assigned, note: Note): void {
    const at = this.source.lastIndexOf(name, operatorFrom);
    // In da = da + c * dx the name stands twice: with one of them changed there are two mistakes.
    const isRead = nodesIn(expression).some((node) => this.text(node) === name);
    if (
      isRead ||
      !this.gradients.has(name) ||
      /\b(?:let|const)\b/.test(this.source.slice(from, operatorFrom))
    )
      return;
    const others = [...new Set(this.part.assigned.map((other) => other.name))].filter(
      (other) => other !== name && this.gradients.has(other),
    );
    if (others.length > 0) note('name swapped', at, at + name.length, others[(from * 7) % others.length]);
  }

  private operator(node: SyntaxNode): SyntaxNode | null {
    return node.firstChild?.nextSibling ?? null;
  }

  private isProduct(node: SyntaxNode): boolean {
    const operator = this.operator(node);
    return node.name === 'BinaryExpression' && operator !== null && /^[*/]$/.test(this.text(operator));
  }

  private binary(node: SyntaxNode, { name }: Assigned, note: Note): void {
    const { firstChild: left, lastChild: right } = node;
    const middle = this.operator(node);
    if (!left || !right || !middle) return;
    const operator = this.text(middle);
    const [a, b] = [this.text(left), this.text(right)];
    switch (operator) {
      case '>':
      case '<':
        note('comparison turned', middle.from, middle.to, operator === '>' ? '<' : '>');
        break;
      case '+':
      case '-':
        note('sign', middle.from, middle.to, operator === '+' ? '-' : '+');
        note(
          b === name ? '+= to =' : a === name ? 'accumulation deleted' : 'term dropped',
          node.from,
          node.to,
          a,
        );
        note(
          a === name ? '+= to =' : b === name ? 'accumulation deleted' : 'term dropped',
          node.from,
          node.to,
          operator === '+' ? b : b.includes('**') ? `-(${b})` : `-${b}`,
        );
        break;
      case '*':
        note(this.lost(right), node.from, node.to, a);
        note(this.lost(left), node.from, node.to, b);
        note('factor doubled', right.to, right.to, ` * ${b}`);
        if (!this.isProduct(left)) note('factor doubled', left.to, left.to, ` * ${a}`);
        break;
      case '/':
        note('factor dropped', node.from, node.to, a);
        note('factor doubled', right.to, right.to, ` / ${b}`);
        if (left.name !== 'Number') note(this.lost(left), left.from, left.to, '1');
        break;
    }
    if (operator === '-' || operator === '/' || operator === '**')
      note(
        'operands swapped',
        node.from,
        node.to,
        `${operator === '**' ? `(${b})` : b} ${operator} ${left.name === 'BinaryExpression' ? `(${a})` : a}`,
      );
  }

  private lost(factor: SyntaxNode): MutationKind {
    return this.gradients.has(this.text(factor)) ? 'upstream dropped' : 'factor dropped';
  }

  private conditional(node: SyntaxNode, note: Note): void {
    const [, yes, no] = node.firstChild ? expressionsIn(node) : [];
    if (yes && no) note('operands swapped', yes.from, no.to, `${this.text(no)} : ${this.text(yes)}`);
  }

  private variable(node: SyntaxNode, assigned: Assigned, note: Note): void {
    const name = this.text(node);
    const { names, partners } = this.part;
    if (!names.includes(name) && !this.gradients.has(name)) return;
    const partner = partners.get(name);
    if (partner !== undefined) note('activation before', node.from, node.to, partner);
    const computed = this.part.assigned.filter(({ to }) => to < assigned.from).map((each) => each.name);
    const given = this.part.gradients.filter(
      (each) => !this.part.assigned.some((other) => other.name === each),
    );
    const pool = this.gradients.has(name)
      ? [...new Set([...given, ...computed])].filter((each) => this.gradients.has(each))
      : names;
    const others = pool.filter((other) => other !== name && other !== partner && other !== assigned.name);
    for (let k = 0; k < Math.min(swaps, others.length); k++)
      note(
        'variable swapped',
        node.from,
        node.to,
        others[(node.from * 7 + k * Math.ceil(others.length / swaps)) % others.length],
      );
  }

  private deleted(assigned: Assigned): Mutant {
    let { from, to } = assigned;
    const start = this.source.lastIndexOf('\n', from) + 1;
    const end = this.source.indexOf('\n', to);
    const isAlone =
      /^\s*$/.test(this.source.slice(start, from)) &&
      /^\s*(\/\/.*)?$/.test(this.source.slice(to, end < 0 ? undefined : end));
    if (isAlone) [from, to] = [start, end < 0 ? this.source.length : end + 1];
    const source = this.source.slice(0, from) + this.source.slice(to);
    const group = this.part.assigned.filter(
      ({ name, from: at }) => name === assigned.name && at !== assigned.from,
    );
    const lines = group.map((each) =>
      this.lineOf(source, each.from > from ? each.from - (to - from) : each.from),
    );
    // What is declared above the forward code is the gradient's line, too.
    if (group.length === 0)
      lines.push(this.lineOf(source, source.search(new RegExp(`\\b${assigned.name}\\b`))));
    return {
      program: this.program,
      kind: 'accumulation deleted',
      source,
      lines,
      what: `- ${this.text(assigned)}`,
    };
  }

  reordered(one: Assigned, other: Assigned): Mutant[] {
    const isPlaceholder = ({ expression }: Assigned) => /^(null|undefined)$/.test(this.text(expression));
    // A gradient that is declared below its value does not run.
    const isDeclaration = one.name === other.name && /^let /.test(this.text(one));
    if (one.to > other.from || isPlaceholder(one) || isPlaceholder(other) || isDeclaration) return [];
    const { source } = this;
    const between = source.slice(one.to, other.from);
    const changed =
      source.slice(0, one.from) + this.text(other) + between + this.text(one) + source.slice(other.to);
    const lines = [this.lineOf(changed, one.from), this.lineOf(changed, other.to - (one.to - one.from))];
    return [
      {
        program: this.program,
        kind: 'statement order',
        source: changed,
        lines,
        what: `${this.text(one)} after ${this.text(other)}`,
      },
    ];
  }

  private mutant(assigned: Assigned, kind: MutationKind, from: number, to: number, text: string): Mutant {
    const source = this.source.slice(0, from) + text + this.source.slice(to);
    const line = this.lineOf(source, assigned.operatorFrom);
    const what = `${this.text(assigned)}  ->  ${source.slice(assigned.from, assigned.to + text.length - (to - from))}`;
    return { program: this.program, kind, source, lines: [line], what };
  }

  private lineOf(source: string, offset: number): number {
    return source.slice(0, offset).split('\n').length;
  }
}

function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'LogicOp') found.push(child);
  return found;
}

/** Whether a mutant is still a program. */
export function isParsed({ source, program }: Mutant): boolean {
  return nodesIn(parse(source, program.language).topNode).every(({ type }) => !type.isError);
}
