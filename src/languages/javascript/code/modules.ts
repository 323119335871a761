/* What a file takes from others, and gives to them. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Code, Expression } from '../../../program/code';
import { children, endOf, lastPart } from '../syntax';
import { textOf } from './literals';
import { ScriptLoops } from './loops';

export abstract class ScriptModules extends ScriptLoops {
  protected abstract statement(node: SyntaxNode): Block;

  protected imports(node: SyntaxNode): Code {
    const names = new Map<string, string>();
    const from = node.getChild('String');
    const file = from ? textOf(this.text.slice(from.from, endOf(from))) : '';
    if (!node.getChild('type')) this.imported(node, file, names);
    return { kind: 'import', names, ...this.at(node) };
  }

  private imported(node: SyntaxNode, file: string, names: Map<string, string>): void {
    const whole = node.getChild('VariableDefinition');
    if (whole) names.set(this.slice(whole), node.getChild('Star') ? file : `${file}.default`);
    const group = node.getChild('ImportGroup');
    // `a, * as b`, which is masked for the grammar.
    const isAll = group !== null && this.text.charAt(group.from) === '*';
    for (const part of group ? this.split(group) : []) {
      const name = part.at(-1);
      if (!name || part.some(({ name: node }) => node === 'type')) continue;
      names.set(this.slice(name), isAll ? file : `${file}.${this.slice(part[0])}`);
    }
  }

  protected exported(node: SyntaxNode): Block {
    const parts = children(node).filter(({ name }) => !exportWords.has(name));
    const [part] = parts;
    if (!part || node.getChild('ExportGroup') || node.getChild('Star')) return [];
    if (part.type.is('Expression')) return this.evaluated(part, node);
    const own = part.getChild('VariableDefinition');
    if (part.name === 'FunctionDeclaration' && !own && lastPart(part)?.name === 'Block') {
      const value: Expression = {
        kind: 'function',
        code: this.functionCode(part, 'default'),
        ...this.at(part),
      };
      return [{ kind: 'expression', value, ...this.at(part) }];
    }
    return this.statement(part);
  }
}

const exportWords: ReadonlySet<string> = new Set(['export', 'default', 'type', 'Equals']);
