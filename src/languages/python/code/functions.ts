/* Functions of Python as trees: parameters, bodies, and the names that are their own. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Expression, FunctionCode, ParameterCode } from '../../../program/code';
import { isGenerator, scopedNames, yieldsWithin } from '../functions';
import { children } from '../syntax';
import { argumentsOf } from './collections';
import { PythonExpressions } from './expressions';
import { bodyOf, ownNames, parametersOf } from './touched';

export abstract class PythonFunctions extends PythonExpressions {
  /** What broken code in the function at hand may assign. */
  protected brokenNames = new Set<string>();

  protected abstract block(body: SyntaxNode): Block;

  protected functionCode(node: SyntaxNode, decorators: readonly Expression[] = []): FunctionCode {
    const name = node.name === 'LambdaExpression' ? null : node.getChild('VariableName');
    const parameters = parametersOf(this.text, node).map(
      ({ name: each, form, otherwise }): ParameterCode => ({
        target: { kind: 'name', name: this.word(each), ...this.at(each, each) },
        otherwise: otherwise && this.expression(otherwise),
        form,
      }),
    );
    const around = this.brokenNames;
    this.brokenNames = new Set();
    const body = this.inScope(() => this.functionBody(node));
    const { all: outer } = scopedNames(node, this);
    const broken = [...this.brokenNames].filter((each) => !outer.has(each));
    this.brokenNames = around;
    const own = [...ownNames(this.text, node), ...broken].map((each) => this.inClass(each));
    return {
      name: name ? this.word(name) : '',
      parameters,
      body,
      own: [...new Set(own)],
      isArrow: false,
      self: '',
      plain: node.getChild('async') === null && !yieldsWithin(node, ['YieldExpression']),
      ...(isGenerator(node) ? { yields: true as const } : {}),
      decorators,
      ...this.placeOf(node),
    };
  }

  private functionBody(node: SyntaxNode): Block {
    const body = bodyOf(node);
    if (!body) return [];
    if (node.name !== 'LambdaExpression') return this.block(body);
    return [{ kind: 'return', value: this.expression(body), ...this.at(body, body) }];
  }

  /** `@a.b(c)` */
  protected decorator(node: SyntaxNode): Expression {
    const [, first, ...more] = children(node);
    let made: Expression | null = this.expression(first);
    // What is no path, or a call of one, is hidden from the parser.
    if (!isName.test(this.slice(first))) made = null;
    for (const [k, part] of more.entries()) {
      const at = this.at(first, part);
      if (!made) break;
      if (part.name === 'ArgList') {
        const args = argumentsOf(this, part);
        made = args && { kind: 'call', callee: made, args, isNew: false, ...at };
      } else if (more[k - 1]?.name === '.') made = { kind: 'member', of: made, key: this.word(part), ...at };
    }
    return made ?? this.opaque(node, 'this decorator is not followed');
  }
}

const isName = /^[\w\u0080-\uffff]+$/;
