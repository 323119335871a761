/* Mistakes within one line that makes a gradient. */
import type { SyntaxNode } from '@lezer/common';
import type { Kind, Mutant } from './kinds';
import type { Gradient, Judged } from './program';
import { type Assigning, assigningOf, indexOf, isHead, nodesIn, operands, treeOf } from './tree';

type Note = (kind: Kind, from: number, to: number, text: string) => void;

const turned: Readonly<Record<string, string>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '===': '!==',
  '==': '!=',
};

/** Members that hold a value, and those that hold its gradient. */
const partners: readonly (readonly [string, string])[] = [
  ['w', 'dw'],
  ['data', 'grad'],
  ['value', 'grad'],
];

/** How many other names are tried for a name. */
const wantedNames = 2;

export class Slips {
  private readonly source: string;
  private readonly lines: readonly string[];
  private readonly nodes: readonly SyntaxNode[];
  private readonly names: ReadonlySet<string>;

  constructor(private readonly program: Judged) {
    this.source = program.source;
    this.lines = program.source.split('\n');
    this.nodes = nodesIn(treeOf(program.source, program.language));
    this.names = new Set(this.source.match(/[A-Za-z_]\w*/g));
  }

  /** The program with each mistake that fits into a line. */
  inLine(line: number, gradients: readonly Gradient[]): Mutant[] {
    const from = this.lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const to = from + this.lines[line - 1].length;
    const mutants: Mutant[] = [];
    const note: Note = (kind, start, end, text) => {
      const source = this.source.slice(0, start) + text + this.source.slice(end);
      const now = source.split('\n')[line - 1];
      const what = `${line}: ${this.lines[line - 1].trim()}  →  ${now.trim()}`;
      const also = kind === 'wrong target' ? this.linesOfTargets(gradients, now) : [];
      mutants.push({ program: this.program, kind, gradients, source, lines: [line, ...also], what });
    };
    const inside = this.nodes.filter((node) => node.from >= from && node.to <= to && !isHead(node));
    const targets = inside.flatMap((node) => assigningOf(node) ?? []);
    for (const each of targets) this.assigned(each, note);
    for (const node of inside) {
      const isLeft = targets.some(({ target }) => node.from >= target.from && node.to <= target.to);
      this.indexed(node, inside, note);
      if (isLeft) this.target(node, targets, note);
      else this.read(node, note);
    }
    const removed = this.removed(line, gradients);
    return removed ? [...mutants, removed] : mutants;
  }

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  private assigned({ operator, value, isDeclared }: Assigning, note: Note): void {
    const text = this.text(operator);
    const { from, to } = operator;
    if (text === '+=' || text === '-=') {
      note('+= to =', from, to, '=');
      note('sign', from, to, text === '+=' ? '-=' : '+=');
    } else if (text === '=') {
      if (!isDeclared) note('= to +=', from, to, '+=');
      if (/^(?:BinaryExpression|VariableName|MemberExpression|CallExpression)$/.test(value.name))
        note('sign', value.from, value.to, `-(${this.text(value)})`);
    }
  }

  private indexed(node: SyntaxNode, inside: readonly SyntaxNode[], note: Note): void {
    const index = indexOf(node);
    if (!index) return;
    const own = this.text(index);
    const all = inside.flatMap((other) => indexOf(other) ?? []).filter(({ name }) => name === 'VariableName');
    for (const other of new Set(all.map((each) => this.text(each))))
      if (other !== own) note('wrong index', index.from, index.to, other);
    if (index.name === 'VariableName') note('wrong index', index.from, index.to, `${own} - 1`);
    const parts = index.name === 'BinaryExpression' ? operands(index) : null;
    if (parts?.[2].name === 'Number') note('wrong index', index.from, index.to, this.text(parts[0]));
    const outer =
      node.parent && indexOf(node.parent) && node.parent.firstChild?.from === node.from
        ? indexOf(node.parent)
        : null;
    if (outer && this.text(outer) !== own)
      note('wrong index', index.from, outer.to, `${this.text(outer)}][${own}`);
  }

  /** Another gradient's name at the left. */
  private target(node: SyntaxNode, targets: readonly Assigning[], note: Note): void {
    if (
      node.name !== 'VariableName' ||
      targets.some(({ target, isDeclared }) => isDeclared && target.from === node.from)
    )
      return;
    const own = this.text(node);
    if (!targets.some(({ target }) => target.from === node.from)) return;
    const others = this.program.gradients
      .map(({ label }) => label.replace(/ of .*/, ''))
      .filter((name) => /^\w+$/.test(name) && name !== own && this.names.has(name));
    for (const other of others.slice(0, 1)) note('wrong target', node.from, node.to, other);
  }

  private linesOfTargets(gradients: readonly Gradient[], now: string): number[] {
    const named = this.program.gradients.filter(({ label }) => now.includes(label.replace(/ of .*/, '')));
    return [...named, ...gradients].flatMap(({ lines, begun }) => [...lines, ...begun]);
  }

  private read(node: SyntaxNode, note: Note): void {
    switch (node.name) {
      case 'BinaryExpression':
        this.binary(node, note);
        break;
      case 'UnaryExpression':
        if (this.source[node.from] === '-') note('sign', node.from, node.lastChild?.from ?? node.to, '');
        break;
      case 'ConditionalExpression':
        this.conditional(node, note);
        break;
      case 'VariableName':
        this.variable(node, note);
        break;
      case 'PropertyName':
        for (const pair of partners)
          for (const [k, name] of pair.entries())
            if (this.text(node) === name && this.names.has(pair[1 - k]))
              note('value for gradient', node.from, node.to, pair[1 - k]);
    }
  }

  private binary(node: SyntaxNode, noteAs: Note): void {
    const parts = operands(node);
    if (!parts) return;
    const note: Note = isInIndex(node) ? (_, ...change) => noteAs('wrong index', ...change) : noteAs;
    const [left, middle, right] = parts;
    const [a, operator, b] = [left, middle, right].map((each) => this.text(each));
    const turn = turned[operator];
    if (turn) note('mask flipped', middle.from, middle.to, turn);
    if (operator === '*' || operator === '/') {
      note('factor lost', node.from, node.to, a);
      if (operator === '*') note('factor lost', node.from, node.to, b);
      else
        note(
          'operands swapped',
          node.from,
          node.to,
          `${b} / ${left.name === 'BinaryExpression' ? `(${a})` : a}`,
        );
    }
    if (operator === '+' || operator === '-') {
      note('sign', middle.from, middle.to, operator === '+' ? '-' : '+');
      note('term lost', node.from, node.to, a);
      note('term lost', node.from, node.to, operator === '+' ? b : `-${b}`);
      if (operator === '-')
        note(
          'operands swapped',
          node.from,
          node.to,
          `${b} - ${left.name === 'BinaryExpression' ? `(${a})` : a}`,
        );
      if (operator === '-' && a.replace('.0', '') === '1') this.oneMinus(right, note);
    }
    if (operator === '**') note('derivative form', right.from, right.to, b === '2' ? '3' : '2');
  }

  /** 1 - h for 1 - h * h and 1 - h ** 2, and the other way round. */
  private oneMinus(right: SyntaxNode, note: Note): void {
    const parts = operands(right);
    const text = this.text(right);
    if (!parts) note('derivative form', right.from, right.to, `${text} * ${text}`);
    else if (/^\*\*?$/.test(this.text(parts[1])))
      note('derivative form', right.from, right.to, this.text(parts[0]));
  }

  private conditional(node: SyntaxNode, note: Note): void {
    const [first, , second, , third] = childrenOf(node);
    if (!first || !second || !third) return;
    const [one, other] = this.program.language === 'python' ? [first, third] : [second, third];
    const between = this.source.slice(one.to, other.from);
    note('mask flipped', one.from, other.to, this.text(other) + between + this.text(one));
  }

  private variable(node: SyntaxNode, note: Note): void {
    const own = this.text(node);
    const partner = [`d${own}`, `grad${own}`, own.replace(/^d(?=.)/, '')].find(
      (name) => name !== own && this.names.has(name) && this.isAlike(name, own),
    );
    if (partner) note('value for gradient', node.from, node.to, partner);
    const others = [...this.names].filter(
      (name) =>
        name !== own && name !== partner && /^[a-zA-Z]/.test(name) && this.isAlike(name, own, node.from),
    );
    for (let k = 0; k < Math.min(wantedNames, others.length); k++) {
      const other = others[(node.from * 7 + k * 3) % others.length];
      note('wrong variable', node.from, node.to, other);
    }
  }

  /** Whether two names are followed by the same kind of thing, and the one is assigned not far above the other's place. */
  private isAlike(name: string, own: string, at?: number): boolean {
    const uses = (each: string) =>
      new Set(
        Array.from(
          this.source.matchAll(new RegExp(`(?<![\\w.])${each}(\\[|\\.\\w+|\\()?`, 'g')),
          (found) => found[1] ?? '',
        ),
      );
    const [one, other] = [uses(name), uses(own)];
    if (one.has('(') || other.has('(') || ![...one].some((use) => other.has(use))) return false;
    if (one.has('[') !== other.has('[')) return false;
    if (at === undefined) return true;
    return new RegExp(`(?:const|let|var|for|[[{(,]|^) *${name}\\b`, 'm').test(
      this.source.slice(Math.max(0, at - 900), at),
    );
  }

  /** Without the line. Of what makes a gradient all alone the gradient would only not be written yet. */
  private removed(line: number, gradients: readonly Gradient[]): Mutant | null {
    if (gradients.some(({ lines }) => lines.length === 1)) return null;
    const text = this.lines[line - 1].trim();
    if (/^(?:const|let|var|return|def)\b/.test(text) || /[{(:,]$/.test(text)) return null;
    const lines = this.lines.filter((_, at) => at !== line - 1);
    const all = gradients.flatMap((gradient) => [...gradient.lines, ...gradient.begun]);
    return {
      program: this.program,
      kind: 'line removed',
      gradients,
      source: lines.join('\n'),
      lines: all.filter((each) => each !== line).map((each) => (each > line ? each - 1 : each)),
      what: `${line}: ${text}  →  (removed)`,
    };
  }
}

/** Whether a node says which element is meant: whatever is wrong in it, the index is. */
function isInIndex(node: SyntaxNode): boolean {
  for (let at = node; at.parent; at = at.parent) if (indexOf(at.parent)?.from === at.from) return true;
  return false;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
