/* An expression of JavaScript's, in Python. Line breaks stay where they are. */
import type { SyntaxNode } from '@lezer/common';
import type { Spelling } from './spelling';

/** What JavaScript has and Python has not. */
export class NoCounterpart extends Error {}

const keywords =
  /^(False|None|True|and|as|assert|async|await|class|def|del|elif|except|from|global|import|in|is|nonlocal|not|or|pass|print|raise|with|yield|max|min|abs|pow|math|np|round|len)$/;

const constants: Readonly<Record<string, string>> = {
  undefined: 'None',
  null: 'None',
  true: 'True',
  false: 'False',
  NaN: 'float("nan")',
  Infinity: 'float("inf")',
};

const signs: Readonly<Record<string, string>> = { '===': '==', '!==': '!=', '&&': 'and', '||': 'or' };

/** What a name is in Python, whose style guide puts a line behind one of its own words; its gradient goes by the same name. */
export function nameInPython(text: string): string {
  return /^d?lambda$/.test(text) ? `${text}_` : text;
}

export class Expressions {
  constructor(
    private readonly source: string,
    private readonly spelling: Spelling,
    private readonly number: (text: string) => string,
  ) {}

  private text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  /** A name, which must be one in Python, too. */
  name(text: string): string {
    const own = nameInPython(text);
    if (own !== text) return own;
    if (keywords.test(text) || text.includes('$')) throw new NoCounterpart(`the name ${text}`);
    return text;
  }

  write(node: SyntaxNode): string {
    const own = this.text(node);
    switch (node.name) {
      case 'VariableName':
      case 'VariableDefinition':
        return constants[own] ?? this.name(own);
      case 'null':
      case 'BooleanLiteral':
        return constants[own];
      case 'Number':
        return this.number(own);
      case 'String':
      case 'ArithOp':
        return own;
      case 'CompareOp':
      case 'LogicOp':
        return signs[own] ?? own;
      case 'BinaryExpression':
        return this.binary(node);
      case 'UnaryExpression':
        if (/^-(?:undefined|null)$/.test(own)) throw new NoCounterpart('minus nothing');
        return own.startsWith('!') ? `not ${this.rest(node)}` : this.joined(node);
      case 'ParenthesizedExpression':
        return this.joined(node);
      case 'PostfixExpression':
        // `x!` is a word to TypeScript alone.
        if (own.endsWith('!') && node.firstChild) return this.write(node.firstChild);
        throw new NoCounterpart(node.name);
      case 'ConditionalExpression':
        return this.conditional(node);
      case 'CallExpression':
        return this.call(node);
      case 'MemberExpression':
        return this.member(node);
      case 'ArrayExpression':
        return this.joined(node);
      case 'ObjectExpression':
        return this.dictionary(node);
      case 'ArrowFunction':
        return this.lambda(node);
      case 'TemplateString':
        return `f"${own.slice(1, -1).replaceAll('${', '{')}"`;
      default:
        throw new NoCounterpart(node.name);
    }
  }

  /** Children with what stands between them: spaces and line breaks, no comments. */
  private joined(node: SyntaxNode): string {
    let text = '';
    let at = node.from;
    for (let each = node.firstChild; each; each = each.nextSibling) {
      if (/Comment$/.test(each.name)) {
        text += this.source.slice(at, each.from).trimEnd();
        at = each.to;
        continue;
      }
      text += this.source.slice(at, each.from);
      text += each.firstChild || /^\w/.test(each.name) ? this.write(each) : this.text(each);
      at = each.to;
    }
    return text + this.source.slice(at, node.to);
  }

  private rest(node: SyntaxNode): string {
    return node.lastChild ? this.write(node.lastChild) : '';
  }

  private binary(node: SyntaxNode): string {
    const operator = node.firstChild?.nextSibling;
    const sign = operator ? this.text(operator) : '';
    if (/^(as|satisfies|instanceof|in)$/.test(sign)) {
      if (sign === 'as' && node.firstChild) return this.write(node.firstChild);
      throw new NoCounterpart(sign);
    }
    if (/^([&|^]|<<|>>>?|\?\?)$/.test(sign)) throw new NoCounterpart(sign);
    const [left, right] = [node.firstChild, node.lastChild];
    if (sign === '**' && this.spelling.power === 'pow' && left && right)
      return this.spelling.powerOf(this.write(left), this.write(right));
    // Python reads a < b == c as two tests that must hold.
    const isTest = (each: SyntaxNode | null) => each?.firstChild?.nextSibling?.name === 'CompareOp';
    if (operator?.name === 'CompareOp' && (isTest(left) || isTest(right)))
      throw new NoCounterpart('tests of tests');
    return this.joined(node);
  }

  private conditional(node: SyntaxNode): string {
    const parts: SyntaxNode[] = [];
    for (let each = node.firstChild; each; each = each.nextSibling)
      if (!/^(LogicOp|\?|:|LineComment|BlockComment)$/.test(each.name)) parts.push(each);
    const [test, yes, no] = parts;
    const inner = (part: SyntaxNode) =>
      part.name === 'ConditionalExpression' ? `(${this.write(part)})` : this.write(part);
    return `${inner(yes)} if ${inner(test)} else ${this.write(no)}`.replace(/\s*\n\s*/g, ' ');
  }

  private values(list: SyntaxNode | null): string[] {
    const found: string[] = [];
    for (let each = list?.firstChild ?? null; each; each = each.nextSibling) {
      if (/^([(),]|\.\.\.)$/.test(each.name) || /Comment$/.test(each.name)) continue;
      const text = this.write(each);
      found.push(each.prevSibling?.name === '...' || each.name === 'Spread' ? `*${text}` : text);
    }
    return found;
  }

  private call(node: SyntaxNode): string {
    const called = node.firstChild;
    const list = node.getChild('ArgList');
    const values = this.values(list);
    const text = called ? this.text(called) : '';
    if (/^console\.\w+$/.test(text)) return `print(${values.join(', ')})`;
    const [, own] = /^Math\.(\w+)$/.exec(text) ?? [];
    if (own !== undefined) {
      const written = this.spelling.call(own, values);
      if (written === null) throw new NoCounterpart(text);
      return written;
    }
    // A test, as a number.
    if (text === 'Number') return `float(${values.join(', ')})`;
    if (called?.name !== 'VariableName') throw new NoCounterpart(`a call of ${called?.name}`);
    return `${this.name(text)}(${values.join(', ')})`;
  }

  private member(node: SyntaxNode): string {
    const text = this.text(node);
    const [, own] = /^Math\.(\w+)$/.exec(text) ?? [];
    const constant = own === undefined ? null : this.spelling.constant(own);
    if (constant !== null) return constant;
    if (own !== undefined || /\.length$/.test(text)) throw new NoCounterpart(text);
    return this.joined(node).replace(/^this\b/, 'self');
  }

  private dictionary(node: SyntaxNode): string {
    const items = node.getChildren('Property').map((property) => {
      const key = property.getChild('PropertyDefinition');
      const value = property.lastChild;
      if (!key || !value) throw new NoCounterpart('Property');
      const text = this.text(key);
      return `"${text}": ${value.from === key.from ? this.name(text) : this.write(value)}`;
    });
    return `{${items.join(', ')}}`;
  }

  private lambda(node: SyntaxNode): string {
    const list = node.getChild('ParamList');
    const names = list?.getChildren('VariableDefinition') ?? node.getChildren('VariableDefinition');
    const body = node.lastChild;
    if (!body || body.name === 'Block') throw new NoCounterpart('a function within an expression');
    return `lambda ${names.map((name) => this.name(this.text(name))).join(', ')}: ${this.write(body)}`;
  }
}
