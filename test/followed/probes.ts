/*
 * Puts probes into a program in JavaScript or TypeScript, so that a run tells what each assignment has made: to names,
 * elements and members, in patterns, loops' heads and parameters; what literals hold, and what is returned.
 */
import type { SyntaxNode } from '@lezer/common';
import { type Language, parse } from '../mutation/outline';
import { inLiteral, inReturn } from './runs';

/** The program with calls of `__write`, `__list`, `__ref`, `__update`, `__step`, `__round` and `__left` in it. */
export function probed(source: string, language: Language): string {
  return new Probes(source).emit(parse(source, language).topNode);
}

const isTarget = /^(VariableDefinition|VariableName|MemberExpression)$/;
const isPattern = /^(Array|Object)Pattern$/;

class Probes {
  constructor(private readonly source: string) {}

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  /** What stands in the place of a node. */
  emit(node: SyntaxNode): string {
    switch (node.name) {
      case 'VariableDeclaration':
        return this.declaration(node);
      case 'AssignmentExpression':
        return this.assignment(node);
      case 'ExpressionStatement':
        return this.statement(node);
      case 'UnaryExpression':
      case 'PostfixExpression':
        return this.step(node) ?? this.children(node);
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoStatement':
        return this.loop(node);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunction':
      case 'MethodDeclaration':
        return this.callable(node);
      case 'ReturnStatement':
        return this.children(node, (child) => this.returned(child));
      case 'PropertyDeclaration':
        return this.field(node);
      case 'ArrayExpression':
        if (this.isAssigned(node)) return this.text(node);
        return this.children(node, (child) => (/^[[\],]|Spread/.test(child.name) ? null : this.item(child)));
      case 'ObjectExpression':
        return this.isAssigned(node) ? this.text(node) : this.children(node);
      case 'Property':
        return node.getChild('ParamList') ? this.callable(node) : this.property(node);
      default:
        return this.children(node);
    }
  }

  /** A node with some of its children replaced. */
  private children(node: SyntaxNode, other: (child: SyntaxNode) => string | null = () => null): string {
    let text = '';
    let done = node.from;
    for (const child of childrenOf(node)) {
      text += this.source.slice(done, child.from) + (other(child) ?? this.emit(child));
      done = child.to;
    }
    return text + this.source.slice(done, node.to);
  }

  private written(at: number, value: SyntaxNode): string {
    return `__write(${at}, (${this.emit(value)}))`;
  }

  private declaration(node: SyntaxNode): string {
    const patterns = node.getChildren('ArrayPattern').concat(node.getChildren('ObjectPattern'));
    let target: SyntaxNode | null = null;
    const text = this.children(node, (child) => {
      if (child.name === 'const' && patterns.length > 0) return 'let';
      if (isTarget.test(child.name) || isPattern.test(child.name)) {
        const isValue = child.prevSibling?.name === 'Equals';
        if (!isValue) target = child;
        if (isPattern.test(child.name)) return this.emit(child);
      }
      if (child.prevSibling?.name !== 'Equals' || target?.name !== 'VariableDefinition') return null;
      return this.written(target.from, child);
    });
    return node.parent?.name === 'ForSpec' ? text : this.followedBy(node, text, this.seenIn(patterns));
  }

  /** Statements that look at what patterns have bound. */
  private seenIn(nodes: readonly SyntaxNode[]): string {
    const all = nodes.flatMap((node) => this.bound(node));
    // Of one that is bound twice only the second is there to be seen.
    const texts = all.map((each) => this.text(each));
    return all
      .filter((_, k) => texts.lastIndexOf(texts[k]) === k)
      .map((each) => ` ${this.text(each)} = __write(${each.from}, ${this.text(each)});`)
      .join('');
  }

  /** A pattern with elements or members in it, which the grammar does not know for one. */
  private isAssigned({ name, to }: SyntaxNode): boolean {
    return /^(Array|Object)Expression$/.test(name) && /^\s*=(?![=>])/.test(this.source.slice(to, to + 20));
  }

  /** What a pattern assigns to; nothing that would run code once more. */
  private bound(node: SyntaxNode): SyntaxNode[] {
    if (node.name === 'MemberExpression') return /[()]|\+\+|--/.test(this.text(node)) ? [] : [node];
    if (/^Variable(Definition|Name)$/.test(node.name)) return [node];
    if (!isPattern.test(node.name) && !/^(PatternProperty|ArrayExpression)$/.test(node.name)) return [];
    return childrenOf(node)
      .filter(({ prevSibling }) => prevSibling?.name !== 'Equals')
      .flatMap((child) => this.bound(child));
  }

  private followedBy({ parent }: SyntaxNode, text: string, more: string): string {
    if (!more) return text;
    return /^(Script|Block|SwitchBody)$/.test(parent?.name ?? '') ? `${text};${more}` : `{ ${text};${more} }`;
  }

  private statement(node: SyntaxNode): string {
    const inside = node.firstChild?.name === 'ParenthesizedExpression' ? node.firstChild : node;
    const target = inside.getChild('AssignmentExpression')?.firstChild ?? inside.firstChild?.firstChild;
    const isSeen = target && (isPattern.test(target.name) || (inside === node && this.isAssigned(target)));
    const more = isSeen ? this.seenIn([target]) : '';
    return this.followedBy(node, this.children(node), more);
  }

  private assignment(node: SyntaxNode): string {
    const [target, value] = [node.firstChild, node.lastChild];
    if (!target || !value || !isTarget.test(target.name)) return this.children(node);
    const sign = this.source.slice(target.to, value.from).trim();
    if (/^(=|\|\|=|&&=|\?\?=)$/.test(sign)) {
      return `${this.emit(target)} ${sign} ${this.written(target.from, value)}`;
    }
    const operator = sign.slice(0, -1);
    const [of, key] = this.place(target);
    if (of) return `__update(${target.from}, '${operator}', __ref(${of}, ${key}), (${this.emit(value)}))`;
    const before = this.text(target);
    return `${before} = __write(${target.from}, ${before} ${operator} (${this.emit(value)}))`;
  }

  /** An object and a key, as code; nothing for a name and for a private member. */
  private place(node: SyntaxNode): [of: string, key: string] | [] {
    const [of, last] = [node.firstChild, node.lastChild];
    if (node.name !== 'MemberExpression' || !of || !last || last.name === 'PrivatePropertyName') return [];
    const key = last.name === ']' ? this.emit(last.prevSibling as SyntaxNode) : `'${this.text(last)}'`;
    return [this.emit(of), key];
  }

  /** `i++`, `--w[i]`. */
  private step(node: SyntaxNode): string | null {
    const sign = /^(\+\+|--)|(\+\+|--)$/.exec(this.text(node));
    const target = childrenOf(node).find(({ name }) => isTarget.test(name));
    if (!sign || !target) return null;
    const by = sign[0] === '++' ? 1 : -1;
    const isOld = node.name === 'PostfixExpression';
    const [of, key] = this.place(target);
    if (of) return `__step(${target.from}, __ref(${of}, ${key}), ${by}, ${isOld})`;
    const name = this.text(target);
    const next = `${name} = __write(${target.from}, +${name} + ${by})`;
    return isOld ? `[+${name}, ${next}][0]` : `(${next})`;
  }

  private loop(node: SyntaxNode): string {
    const spec = node.getChild('ForOfSpec') ?? node.getChild('ForInSpec');
    const body = node.name === 'DoStatement' ? node.firstChild?.nextSibling : node.lastChild;
    const target = spec && childrenOf(spec).find(({ name }) => isTarget.test(name) || isPattern.test(name));
    const text = this.children(node, (child) => {
      if (child.from === spec?.from)
        return this.children(child, ({ name }) => (name === 'const' ? 'let' : null));
      if (child.from !== body?.from) return null;
      return `{ __round(${node.from});${target ? this.seenIn([target]) : ''} ${this.emit(child)} }`;
    });
    // Behind a label there is nowhere to say that the loop has ended.
    const isLabeled = node.parent?.name === 'LabeledStatement';
    return isLabeled ? text : this.followedBy(node, text, ` __left(${node.from});`);
  }

  private callable(node: SyntaxNode): string {
    const parameters = node.getChild('ParamList');
    const targets = (parameters ? childrenOf(parameters) : []).filter(
      ({ name, prevSibling }) =>
        prevSibling?.name !== 'Equals' && (name === 'VariableDefinition' || isPattern.test(name)),
    );
    const seen = this.seenIn(targets);
    return this.children(node, (child) => {
      if (child.name === 'Block') return `{${seen}${this.children(child).slice(1)}`;
      if (child.prevSibling?.name !== 'Arrow') return null;
      return `(${[...seen.split(';').filter(Boolean), this.returned(child)].join(', ')})`;
    });
  }

  private returned(node: SyntaxNode): string | null {
    return /^(return|;)$/.test(node.name) ? null : this.written(inReturn(node.from), node);
  }

  private field(node: SyntaxNode): string {
    const name = node.getChild('PropertyDefinition') ?? node.getChild('PrivatePropertyDefinition');
    return this.children(node, (child) =>
      name && child.prevSibling?.name === 'Equals' ? this.written(name.from, child) : null,
    );
  }

  private item(node: SyntaxNode): string {
    return this.written(inLiteral(node.from), node);
  }

  private property(node: SyntaxNode): string {
    return this.children(node, (child) =>
      child.prevSibling?.name === ':' ? `__write(${inLiteral(node.from)}, ${this.item(child)})` : null,
    );
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
}
