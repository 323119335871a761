/*
 * Writes a program in JavaScript as a Python programmer would: line by line, so that what stands on a line stands on that
 * line in Python, too, below the imports. What has no counterpart in Python is said, and left out.
 */
import type { SyntaxNode } from '@lezer/common';
import { type Language, parse } from '../mutation/outline';
import { Expressions, NoCounterpart } from './expressions';
import { type Library, Spelling } from './spelling';

export { NoCounterpart } from './expressions';

/** How a program is to look in Python. */
export interface Look {
  readonly library: Library;
  /** What one level is indented by. */
  readonly indent: string;
  /** Whether statements end in semicolons. */
  readonly semicolons: boolean;
  /** Whether a type stands with what is assigned first. */
  readonly typed: boolean;
  /** Writes an assignment of a name in another way; null where it is as usual. */
  readonly assignment: (name: string, operator: string, expression: string) => string | null;
  /** Writes numbers in another way. */
  readonly number: (text: string) => string;
  readonly power: '**' | 'pow';
}

export const usual: Look = {
  library: 'math',
  indent: '    ',
  semicolons: false,
  typed: false,
  assignment: () => null,
  number: (text) => text,
  power: '**',
};

export interface Translation {
  readonly source: string;
  /** How many lines stand above the program's first. */
  readonly header: number;
}

/** A program in Python; throws a NoCounterpart where there is none. */
export function translated(source: string, language: Language, look: Look = usual): Translation {
  return new Translator(source.replaceAll('\r\n', '\n'), language, look).run();
}

class Translator {
  private readonly spelling: Spelling;
  private readonly expressions: Expressions;
  private readonly lines: string[];
  private readonly starts: number[];
  private readonly comments = new Map<number, string>();
  /** Names that have had their type. */
  private readonly typed = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly language: Language,
    private readonly look: Look,
  ) {
    this.spelling = new Spelling(look.library, look.power);
    this.expressions = new Expressions(source, this.spelling, look.number);
    this.starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
    this.lines = this.starts.map(() => '');
  }

  run(): Translation {
    const { topNode } = parse(this.source, this.language);
    topNode.cursor().iterate((node) => {
      if (node.type.isError) throw new NoCounterpart('broken code');
      if (/Comment$/.test(node.name)) this.comment(node.from, this.text(node));
    });
    this.block(topNode, 0);
    topNode.cursor().iterate((node) => {
      if (/^Variable/.test(node.name) && this.spelling.hides(this.text(node)))
        throw new NoCounterpart(`${this.text(node)} and a function of that name`);
    });
    const header = this.spelling.header();
    const lines = this.lines.map((line, k) => {
      const comment = this.comments.get(k);
      if (comment === undefined) return line;
      const below = this.lines.slice(k).find((other) => other !== '') ?? '';
      return line === '' ? /^\s*/.exec(below) + comment : `${line}  ${comment}`;
    });
    return { source: `${[...header, ...lines].join('\n').trimEnd()}\n`, header: header.length };
  }

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  private lineOf(at: number): number {
    return this.starts.findLastIndex((start) => start <= at);
  }

  private comment(at: number, text: string): void {
    const first = this.lineOf(at);
    const words = text
      .replace(/^\/\/|^\/\*+|\*\/$/g, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\*/, '').trim());
    words.forEach((line, k) => {
      const before = this.comments.get(first + k);
      this.comments.set(first + k, `${before === undefined ? '' : `${before} `}# ${line}`.trimEnd());
    });
  }

  /** Writes a statement where it stands: at the beginning of its line, or behind another one. */
  private put(at: number, text: string, depth: number): void {
    const line = this.lineOf(at);
    const [first, ...more] = text.split('\n');
    const before = this.lines[line];
    if (before === '') this.lines[line] = this.look.indent.repeat(depth) + first;
    else if (/[:;]$/.test(before)) this.lines[line] = `${before} ${first}`;
    else this.lines[line] = `${before}; ${first}`;
    more.forEach((each, k) => {
      this.lines[line + 1 + k] = this.look.indent.repeat(depth + 1) + each.trim();
    });
  }

  private statementText(text: string): string {
    return this.look.semicolons ? `${text};` : text;
  }

  private block(node: SyntaxNode, depth: number): void {
    let isEmpty = true;
    for (let each = node.firstChild; each; each = each.nextSibling) {
      if (/^([{};]|Script|LineComment|BlockComment)$/.test(each.name)) continue;
      this.statement(each, depth);
      isEmpty = false;
    }
    if (isEmpty && node.name === 'Block') this.put(node.from, 'pass', depth);
  }

  private statement(node: SyntaxNode, depth: number): void {
    const put = (at: number, text: string) => this.put(at, this.statementText(text), depth);
    switch (node.name) {
      case 'VariableDeclaration':
        return this.declaration(node, depth);
      case 'ExpressionStatement':
        for (const each of sequence(node.firstChild)) put(each.from, this.expressionStatement(each));
        return;
      case 'ReturnStatement': {
        const value = node.firstChild?.nextSibling;
        const isEmpty = !value || value.name === ';';
        return put(node.from, isEmpty ? 'return' : `return ${this.returned(value)}`);
      }
      case 'FunctionDeclaration':
        return this.definition(node, this.text(node.getChild('VariableDefinition') ?? node), depth);
      case 'ClassDeclaration': {
        this.put(node.from, `class ${this.text(node.getChild('VariableDefinition') ?? node)}:`, depth);
        for (const method of node.getChild('ClassBody')?.getChildren('MethodDeclaration') ?? [])
          this.definition(method, this.text(method.getChild('PropertyDefinition') ?? method), depth + 1, [
            'self',
          ]);
        return;
      }
      case 'ExportDeclaration': {
        const inner = node.firstChild?.nextSibling;
        return inner ? this.statement(inner, depth) : undefined;
      }
      case 'InterfaceDeclaration':
      case 'TypeAliasDeclaration':
        return;
      default:
        throw new NoCounterpart(node.name);
    }
  }

  private definition(node: SyntaxNode, name: string, depth: number, first: readonly string[] = []): void {
    const body = node.getChild('Block');
    if (!body) throw new NoCounterpart('a function without a body');
    const parameters = [...first, ...this.parameters(node.getChild('ParamList'))];
    const type = /^: number$/.test(this.text(node.getChild('TypeAnnotation') ?? node)) ? ' -> float' : '';
    this.put(node.from, `def ${this.expressions.name(name)}(${parameters.join(', ')})${type}:`, depth);
    this.block(body, depth + 1);
  }

  private parameters(list: SyntaxNode | null): string[] {
    const found: string[] = [];
    for (let each = list?.firstChild ?? null; each; each = each.nextSibling) {
      if (/^([(),]|Equals|TypeAnnotation|\?)$/.test(each.name)) continue;
      if (each.name !== 'VariableDefinition') {
        if (each.prevSibling?.name !== 'Equals') throw new NoCounterpart('parameters by pattern');
        found.push(`${found.pop()}=${this.expressions.write(each)}`);
        continue;
      }
      const isTyped =
        each.nextSibling?.name === 'TypeAnnotation' && this.text(each.nextSibling) === ': number';
      found.push(this.expressions.name(this.text(each)) + (isTyped ? ': float' : ''));
    }
    return found;
  }

  private declaration(node: SyntaxNode, depth: number): void {
    const put = (at: number, text: string) => this.put(at, this.statementText(text), depth);
    for (let each = node.firstChild; each; each = each.nextSibling) {
      if (each.name === 'ArrayPattern') {
        const value = each.nextSibling?.nextSibling;
        put(each.from, `${this.tuple(each)} = ${value ? this.tuple(value) : ''}`);
      } else if (each.name === 'ObjectPattern') throw new NoCounterpart(each.name);
      if (each.name !== 'VariableDefinition') continue;
      const name = this.text(each);
      const annotation = each.nextSibling?.name === 'TypeAnnotation' ? each.nextSibling : null;
      const equals = (annotation ?? each).nextSibling;
      const value = equals?.name === 'Equals' ? behind(equals) : null;
      const isNumber = annotation !== null && this.text(annotation) === ': number';
      if (!value) put(each.from, `${this.expressions.name(name)}: float`);
      else if (/^(ArrowFunction|FunctionExpression)$/.test(value.name) && value.getChild('Block'))
        this.definition(value, name, depth);
      else put(each.from, this.assignment(name, '=', value, isNumber));
    }
  }

  private expressionStatement(node: SyntaxNode): string {
    if (node.name === 'PostfixExpression' || node.name === 'UnaryExpression') {
      const [sign, name] = [this.text(node).replace(/[\w$]/g, ''), this.text(node).replace(/[^\w$]/g, '')];
      if (/^(\+\+|--)$/.test(sign)) return `${this.expressions.name(name)} ${sign[0]}= 1`;
    }
    if (node.name !== 'AssignmentExpression') return this.expressions.write(node);
    const [left, right] = [node.firstChild, node.lastChild];
    const operator = left?.nextSibling;
    if (!left || !right || !operator) throw new NoCounterpart(node.name);
    if (left.name === 'ArrayPattern') return `${this.tuple(left)} = ${this.tuple(right)}`;
    if (left.name !== 'VariableName')
      return `${this.expressions.write(left)} ${this.text(operator)} ${this.expressions.write(right)}`;
    return this.assignment(this.text(left), this.text(operator), right, false);
  }

  private assignment(name: string, operator: string, value: SyntaxNode, isNumber: boolean): string {
    const target = this.expressions.name(name);
    if (value.name === 'AssignmentExpression') return `${target} ${operator} ${this.chain(value)}`;
    const written = this.expressions.write(value);
    const text = written.includes('\n') ? `(${written})` : written;
    const other = this.look.assignment(target, operator, text);
    if (other !== null) return other;
    const typed = operator === '=' && (isNumber || this.look.typed) && !this.typed.has(name);
    this.typed.add(name);
    return `${target}${typed && value.name !== 'ArrowFunction' ? ': float' : ''} ${operator} ${text}`;
  }

  /** The rest of `a = b = c`, in which no name can have a type. */
  private chain(node: SyntaxNode): string {
    const [left, right] = [node.firstChild, node.lastChild];
    if (node.name !== 'AssignmentExpression') return this.expressions.write(node);
    if (left?.name !== 'VariableName' || !right) throw new NoCounterpart('a chain of patterns');
    return `${this.expressions.name(this.text(left))} = ${this.chain(right)}`;
  }

  private returned(value: SyntaxNode): string {
    return value.name === 'ArrayExpression' && value.getChild('VariableName')
      ? this.tuple(value)
      : oneLine(this.expressions.write(value));
  }

  private tuple(node: SyntaxNode): string {
    if (!/^Array/.test(node.name)) throw new NoCounterpart('an unpacked value');
    const items: string[] = [];
    for (let each = node.firstChild; each; each = each.nextSibling)
      if (!/^[[\],]$/.test(each.name)) items.push(this.expressions.write(each));
    return items.length === 1 ? `${items[0]},` : items.join(', ');
  }
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');

/** What follows a node, comments apart. */
function behind(node: SyntaxNode): SyntaxNode | null {
  const next = node.nextSibling;
  return next && /Comment$/.test(next.name) ? behind(next) : next;
}

/** The expressions of `a = 1, b = 2`. */
function sequence(node: SyntaxNode | null): SyntaxNode[] {
  if (!node) return [];
  if (node.name !== 'SequenceExpression') return [node];
  const found: SyntaxNode[] = [];
  for (let each = node.firstChild; each; each = each.nextSibling)
    if (each.name !== ',') found.push(...sequence(each));
  return found;
}
