/* Functions, with their parameters and the names that are their own. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Code, FunctionCode, ParameterCode } from '../../../program/code';
import { isFunction, lastPart } from '../syntax';
import { ScriptExpressions } from './expressions';
import { declaredIn } from './names';
import { namesIn } from './targets';

export abstract class ScriptFunctions extends ScriptExpressions {
  protected abstract block(node: SyntaxNode): Block;

  /** Names of functions in the blocks of the function that is read: they may be names of its own, too. */
  protected perhapsOwn: string[] = [];

  protected override functionCode(node: SyntaxNode, name: string): FunctionCode {
    const around = this.perhapsOwn;
    this.perhapsOwn = [];
    const body = lastPart(node);
    const parameters = this.parameters(node.getChild('ParamList'));
    const isBlock = body?.name === 'Block';
    const own = new Set(parameters.flatMap(({ target }) => namesIn(target)));
    for (const declared of isBlock ? declaredIn(body, this.text) : []) own.add(declared);
    const named = node.name === 'ArrowFunction' ? null : node.getChild('VariableDefinition');
    const self = named && node.name === 'FunctionExpression' ? this.slice(named) : '';
    const code = isBlock ? this.block(body) : this.given(node, body);
    const isKnown = this.perhapsOwn.every((each) => own.has(each));
    this.perhapsOwn = around;
    return {
      name: named ? this.slice(named) : name,
      parameters,
      body: code,
      own: [...own],
      isArrow: node.name === 'ArrowFunction',
      self: own.has(self) ? '' : self,
      plain: isKnown && !node.getChild('async') && !yieldsInside(node),
      ...(node.getChild('Star') ? { yields: true as const } : {}),
      decorators: node.getChildren('Decorator').map((decorator) => this.decorator(decorator)),
      ...this.at(node),
    };
  }

  /** `yield a`, `yield* a`. */
  protected yielded(node: SyntaxNode): Code {
    const at = this.at(node);
    const own = innermostFirst(node);
    if (own.name !== 'YieldExpression') return { kind: 'yield', value: null, all: false, ...at };
    const given = lastPart(own);
    const from = (given?.from ?? own.to) - this.base;
    const value = given && this.withoutYield(own, () => this.expression(node));
    return { kind: 'yield', value: value && { ...value, from }, all: own.getChild('Star') !== null, ...at };
  }

  protected decorator(node: SyntaxNode) {
    return this.expression(lastPart(node) ?? node);
  }

  /** `x => x * x` */
  private given(node: SyntaxNode, body: SyntaxNode | null): Block {
    if (!body || node.name !== 'ArrowFunction') return [];
    return [{ kind: 'return', value: this.expression(body), ...this.at(body) }];
  }

  private parameters(list: SyntaxNode | null): ParameterCode[] {
    if (!list) return [];
    return this.split(list).flatMap((group): ParameterCode[] => {
      const parts = group.filter(({ name }) => !marks.has(name));
      // TypeScript's `this: T` is no parameter.
      if (parts.length === 0 || parts[0].name === 'this') return [];
      const part = this.part(parts);
      if (!part) return [];
      const { target, otherwise, rest } = part;
      return [{ target, otherwise, form: rest ? 'rest' : 'plain' }];
    });
  }

  /** The parameters that are members of the object as well: `constructor(private v: T)`. */
  protected memberParameters(list: SyntaxNode): readonly string[] {
    return this.split(list).flatMap((group) => {
      const name = group.find((part) => part.name === 'VariableDefinition');
      return name && group.some((part) => memberMarks.has(part.name)) ? [this.slice(name)] : [];
    });
  }
}

/** Whether a function yields within an expression: what that gives is for who asks to say. */
function yieldsInside(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((part) => {
    found ||= part.name === 'YieldExpression' && !beginsStatement(part.node);
    return !found && !(part.from !== node.from && isFunction(part.node.cursor()));
  });
  return found;
}

function innermostFirst(node: SyntaxNode): SyntaxNode {
  let first = node;
  while (first.name !== 'YieldExpression' && first.firstChild) first = first.firstChild;
  return first;
}

/** The grammar takes what yield gives for a part of what it should give itself: `(yield a) * 2`. */
function beginsStatement({ from, parent }: SyntaxNode): boolean {
  let around = parent;
  while (around && around.name !== 'ExpressionStatement' && around.from === from) around = around.parent;
  return around?.name === 'ExpressionStatement' && around.from === from;
}

const memberMarks: ReadonlySet<string> = new Set(['Privacy', 'readonly']);
const marks: ReadonlySet<string> = new Set([...memberMarks, 'Decorator']);
