/* Statements of Python with others inside: conditions, loops, `try`, `with`, definitions. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Code, Expression, Target, Try } from '../../../program/code';
import type { Span } from '../../../text/span';
import { children, endOf } from '../syntax';
import { PythonClasses } from './classes';
import { type ClauseNode, sectionsOf, type WithItem, withItems } from './flow';

export abstract class Compound extends PythonClasses {
  /** Makes one of a kind that this knows, else null; a text says why it is not followed. */
  protected compound(node: SyntaxNode): Code | string | null {
    switch (node.name) {
      case 'IfStatement':
        return this.condition(node);
      case 'ForStatement':
        return this.each(node);
      case 'WhileStatement':
        return this.while(node);
      case 'TryStatement':
        return this.try(node);
      case 'WithStatement':
        return this.with(node);
      case 'FunctionDefinition':
      case 'ClassDefinition':
        return this.definition(node, node, []);
      case 'DecoratedStatement': {
        const parts = children(node);
        const definition = parts[parts.length - 1];
        const decorators = parts.slice(0, -1).map((each) => this.decorator(each));
        return this.definition(node, definition, decorators);
      }
    }
    return null;
  }

  private definition(whole: SyntaxNode, node: SyntaxNode, decorators: readonly Expression[]): Code | string {
    const at = this.placeOf(whole);
    if (node.name === 'ClassDefinition') {
      const code = this.classCode(node, decorators);
      return typeof code === 'string' ? code : { kind: 'class', name: code.name, code, ...at };
    }
    const code = this.functionCode(node, decorators);
    return { kind: 'function', name: code.name, code, hoisted: false, ...at };
  }

  /** An `elif` is a condition of its own where the others did not hold; there may be many. */
  private condition(node: SyntaxNode): Code {
    const sections = sectionsOf(node);
    const to = endOf(node) - this.base;
    let no: Block = [];
    const made: { readonly section: ClauseNode; readonly test: Expression; readonly yes: Block }[] = [];
    for (const section of sections)
      if (section.word === 'else') no = this.block(section.body);
      else made.push({ section, test: this.values(section.head), yes: this.block(section.body) });
    for (const { section, test, yes } of made.reverse())
      no = [{ kind: 'if', test, yes, no, from: section.from - this.base, to }];
    return no[0];
  }

  private each(node: SyntaxNode): Code | string {
    if (node.getChild('async')) return 'an asynchronous loop is not followed';
    const [loop, orElse] = sectionsOf(node);
    const sign = loop.head.findIndex(({ name }) => name === 'in');
    const target = this.target(loop.head.slice(0, sign));
    if (!target) return 'what this loop assigns is not followed';
    return {
      ...{ kind: 'loop', form: 'each', label: '', own: [], declares: '', keys: false, target },
      of: this.values(loop.head.slice(sign + 1)),
      body: this.block(loop.body),
      orElse: orElse ? this.block(orElse.body) : [],
      ...this.placeOf(node),
    };
  }

  private while(node: SyntaxNode): Code {
    const [loop, orElse] = sectionsOf(node);
    return {
      ...{ kind: 'loop', form: 'while', label: '', own: [], init: [], update: null, testLast: false },
      test: this.values(loop.head),
      body: this.block(loop.body),
      orElse: orElse ? this.block(orElse.body) : [],
      ...this.placeOf(node),
    };
  }

  private try(node: SyntaxNode): Code | string {
    const handlers: Try['handlers'][number][] = [];
    const blocks = new Map<string, Block>();
    for (const { word, head, body } of sectionsOf(node)) {
      const [filter, , name] = head;
      if (filter?.name === '*') return 'except* is not followed';
      if (word !== 'except') blocks.set(word, this.block(body));
      else
        handlers.push({
          target: name ? this.word(name) : null,
          filter: filter ? this.expression(filter) : null,
          body: this.block(body),
        });
    }
    const blockOf = (word: string) => blocks.get(word) ?? [];
    return {
      kind: 'try',
      body: blockOf('try'),
      handlers,
      orElse: blockOf('else'),
      last: blockOf('finally'),
      ...this.placeOf(node),
    };
  }

  /** Several are one within the other. */
  private with(node: SyntaxNode): Code | string {
    if (node.getChild('async')) return 'an asynchronous with is not followed';
    const [{ head, body }] = sectionsOf(node);
    const entered: (Pick<WithItem, 'value'> & { readonly to: Target | null })[] = [];
    for (const { value, target } of withItems(head, this.text)) {
      const to = target && this.target([target]);
      if (target && !to) return 'what this with assigns is not followed';
      entered.push({ value, to });
    }
    const { to: end } = this.placeOf(node);
    const at = (from: number): Span => ({ from: from - this.base, to: end });
    const values = entered.map(({ value }) => this.expression(value));
    let block = this.block(body);
    for (let k = entered.length - 1; k >= 0; k--) {
      const { value, to: target } = entered[k];
      block = [
        { kind: 'with', value: values[k], target, body: block, ...at(k === 0 ? node.from : value.from) },
      ];
    }
    return block[0];
  }
}
