/* Functions, with their parameters and the names that are their own. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, FunctionCode, ParameterCode } from '../../../program/code';
import { lastPart } from '../syntax';
import { ScriptExpressions } from './expressions';
import { declaredIn } from './names';
import { namesIn } from './targets';

const modifiers = ['async', 'Star'];

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
      plain: isKnown && !modifiers.some((modifier) => node.getChild(modifier)),
      decorators: node.getChildren('Decorator').map((decorator) => this.decorator(decorator)),
      ...this.at(node),
    };
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

const memberMarks: ReadonlySet<string> = new Set(['Privacy', 'readonly']);
const marks: ReadonlySet<string> = new Set([...memberMarks, 'Decorator']);
