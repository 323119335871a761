/* What can be assigned to: names, members, and patterns, also those that the grammar takes for expressions. */
import type { SyntaxNode } from '@lezer/common';
import type { Expression, PatternPart, Target } from '../../../program/code';
import { lastPart } from '../syntax';
import { ScriptSource, withoutTypes } from './source';

type PatternMember = PatternPart & { readonly key: string | Expression };

export abstract class ScriptTargets extends ScriptSource {
  /** What a node assigns to; null where it can't be told. */
  protected target(node: SyntaxNode): Target | null {
    switch (node.name) {
      case 'VariableName':
      case 'VariableDefinition':
      case 'PropertyDefinition':
        return { kind: 'name', name: this.slice(node), ...this.at(node) };
      case 'ArrayPattern':
      case 'ArrayExpression':
        return this.items(node);
      case 'ObjectPattern':
        return this.members(node, node.getChildren('PatternProperty'));
      case 'ObjectExpression':
        return this.members(node, node.getChildren('Property'));
    }
    const { kind, ...rest } = this.expression(node);
    if (kind !== 'name' && kind !== 'member' && kind !== 'at') return null;
    const { lenient, enclosed, ...target } = { lenient: null, enclosed: null, ...rest, kind };
    return target as Target;
  }

  private items(node: SyntaxNode): Target | null {
    const items: (PatternPart | null)[] = [];
    for (const group of this.split(node)) {
      const item = group.length > 0 ? this.part(group) : null;
      if (!item && group.length > 0) return null;
      items.push(item);
    }
    return { kind: 'items', items, ...this.at(node) };
  }

  private members(node: SyntaxNode, properties: readonly SyntaxNode[]): Target | null {
    const members: PatternMember[] = [];
    for (const property of properties) {
      const member = this.member(property);
      if (!member) return null;
      members.push(member);
    }
    return { kind: 'members', members, ...this.at(node) };
  }

  private member(property: SyntaxNode): PatternMember | null {
    if (property.getChild('ParamList')) return null;
    const colon = property.getChild(':');
    if (property.getChild('Spread')) {
      const part = this.part(this.partsOf(property));
      return part && { ...part, key: '' };
    }
    // Where a default stands behind a name, the grammar may have been given a colon.
    if (!colon || this.text.charAt(colon.from) === '=') {
      const name = property.getChild('VariableDefinition') ?? property.getChild('PropertyDefinition');
      const target = name && this.target(name);
      if (!target || !name) return null;
      const otherwise = colon ? lastPart(property) : this.defaultIn(this.partsOf(property));
      const value = otherwise && this.expression(otherwise, this.slice(name));
      return { target, otherwise: value, rest: false, key: this.slice(name) };
    }
    const key = this.key(property);
    const part = this.part(this.partsOf(property).filter(({ from }) => from > colon.from));
    return key !== null && part ? { ...part, key } : null;
  }

  private partsOf(property: SyntaxNode): SyntaxNode[] {
    return this.split(property).flat();
  }

  /** A part of a pattern, or a parameter, from what stands between two commas. */
  protected part(group: readonly SyntaxNode[]): PatternPart | null {
    const parts = withoutTypes(group);
    const rest = parts[0]?.name === 'Spread';
    const node = parts.find(({ name }) => targetNodes.has(name)) ?? parts[rest ? 1 : 0];
    if (!node) return null;
    if (assigningNodes.has(node.name)) return this.assigningPart(node, rest);
    const target = this.target(node);
    if (!target) return null;
    const value = this.defaultIn(parts);
    if (value) return { target, otherwise: this.expression(value, this.hint(target)), rest };
    return { target, otherwise: this.hiddenDefault(parts), rest };
  }

  /** In what the grammar takes for an expression a default is an assignment. */
  private assigningPart(node: SyntaxNode, rest: boolean): PatternPart | null {
    const made = this.expression(node);
    if (made.kind !== 'assign' || made.operator !== '' || made.enclosed) return null;
    return { target: made.target, otherwise: made.value, rest };
  }

  /** What a function is called that is assigned there. */
  protected hint(target: Target): string {
    return target.kind === 'name' ? target.name : '';
  }

  private defaultIn(parts: readonly SyntaxNode[]): SyntaxNode | null {
    const equals = parts.findIndex(({ name }) => name === 'Equals');
    return equals < 0 ? null : (parts[equals + 1] ?? null);
  }

  /** `({ a }={}) =>`: the default is masked for the grammar. */
  private hiddenDefault(parts: readonly SyntaxNode[]): Expression | null {
    const mark = parts.find(({ name }) => name === 'Optional');
    if (!mark || this.text.charAt(mark.from) !== '=') return null;
    const from = mark.from + 1 - this.base;
    const at = { from, to: from + 2 };
    return this.text.charAt(mark.from + 1) === '['
      ? { kind: 'list', items: [], form: 'list', ...at }
      : { kind: 'record', entries: [], form: 'object', ...at };
  }
}

const targetNodes: ReadonlySet<string> = new Set(['VariableDefinition', 'ArrayPattern', 'ObjectPattern']);
const assigningNodes: ReadonlySet<string> = new Set([
  'AssignmentExpression',
  'BinaryExpression',
  'ConditionalExpression',
]);

/** The names that a target gives a value to. */
export function namesIn(target: Target): readonly string[] {
  const parts = target.kind === 'items' ? target.items : target.kind === 'members' ? target.members : [];
  const own = target.kind === 'name' ? [target.name] : [];
  return [...own, ...parts.flatMap((part) => (part ? namesIn(part.target) : []))];
}
