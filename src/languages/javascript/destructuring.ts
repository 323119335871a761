/* Reads destructuring. Where names and values stand side by side, `let [a, b] = [1, 2]`, that is an assignment for each name. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../text/span';
import { Assignments, type How } from './assignments';
import { Walk } from './expressions';
import { Findings } from './findings';
import { hasHoles, mathAliases } from './objects';
import { children, endOf, isComment, lastPart, plainName } from './syntax';

export abstract class Destructuring extends Assignments {
  protected override expression(node: SyntaxNode): void {
    const [target, value] = node.name === 'AssignmentExpression' ? parts(node) : [];
    const equals = node.getChild('Equals');
    if (!target || !value || !equals || !this.unpack(target, this.signOf(equals), value, {}))
      super.expression(node);
  }

  /** A declaration by a pattern, which may also take functions from Math; elsewhere its names are unread. */
  protected pattern(target: SyntaxNode, sign: Span, value: SyntaxNode, how: How): void {
    const aliases = this.slice(value) === 'Math' ? mathAliases(target, this.text) : null;
    if (aliases) return this.functionsOfMath(aliases, this.at(target, value));
    const findings = new Findings();
    for (const name of namesIn(target)) this.declared.add(this.slice(name));
    if (this.unpack(target, sign, value, how)) return;
    for (const part of [value, target]) new Walk(this.text, this.base, findings).run(part.cursor());
    for (const name of namesIn(target)) findings.assigns.push(this.slice(name));
    this.statements.push({
      kind: 'skip',
      reason: 'destructuring is not read',
      broken: false,
      control: false,
      ...this.at(target, value),
      ...this.effects(findings),
    });
  }

  private functionsOfMath(aliases: ReadonlyMap<string, string>, at: Span): void {
    const names = [...aliases.keys()];
    for (const name of names) this.declared.add(name);
    this.statements.push({
      kind: 'definition',
      names,
      within: this.within,
      declares: 'const',
      ...at,
      ...this.effects(new Findings()),
      blank: false,
      imported: false,
      members: new Map(),
      reason: 'it is a function of Math',
      aliases,
    });
  }

  /** Assigns each name of a pattern its value; false where that is not what it does. Values are all there before. */
  private unpack(target: SyntaxNode, sign: Span, value: SyntaxNode, how: How): boolean {
    const pairs = namedValues(target, value, this.text);
    const independent = pairs && areIndependent(pairs, this.text);
    if (!pairs || independent === null) return false;
    const first = this.statements.length;
    this.within.parts += pairs.length - 1;
    for (const each of pairs) this.assignment(each.target, '', sign, each.value, how);
    if (independent) return true;
    const together = this.statements.splice(first);
    const [leader, ...others] = together;
    if (leader.kind === 'assignment' && others.every(({ kind }) => kind === 'assignment')) {
      this.statements.push({ ...leader, together: together.length }, ...others);
      return true;
    }
    this.within.parts -= pairs.length - 1;
    return false;
  }
}

/** A name of a pattern, with what it gets. */
interface NamedValue {
  readonly target: SyntaxNode;
  readonly value: SyntaxNode;
}

/** The names of a pattern in their order, each with its value; null where that is more than a value for each name. */
function namedValues(pattern: SyntaxNode, value: SyntaxNode, text: string): NamedValue[] | null {
  const isList = pattern.name === 'ArrayPattern' && value.name === 'ArrayExpression';
  const isObject = pattern.name === 'ObjectPattern' && value.name === 'ObjectExpression';
  const pairs = isList ? inOrder(pattern, value) : isObject ? byKey(pattern, value, text) : null;
  const names = new Set(pairs?.map(({ target }) => nameOf(target, text)));
  return pairs && names.size === pairs.length ? pairs : null;
}

/**
 * Whether values are the same however they are computed, one before the other is assigned or after it; null where they
 * assign something themselves, or may.
 */
function areIndependent(pairs: readonly NamedValue[], text: string): boolean | null {
  const assigned = new Set<string>();
  let independent = true;
  for (const { target, value } of pairs) {
    const found = new Findings();
    new Walk(text, 0, found).run(value.cursor());
    if (found.calls || found.assignsAnything || found.assigns.length + found.functions.length > 0)
      return null;
    // What a function of the file reads does not stand here.
    if (assigned.size > 0 && found.callees.length > 0) independent = false;
    if (found.reads.some((name) => assigned.has(name))) independent = false;
    assigned.add(nameOf(target, text));
  }
  return independent;
}

function inOrder(pattern: SyntaxNode, list: SyntaxNode): NamedValue[] | null {
  const targets = parts(pattern);
  const values = parts(list);
  if (targets.length !== values.length || hasHoles(pattern) || hasHoles(list)) return null;
  if (targets.some(({ name }) => name !== 'VariableDefinition')) return null;
  if (values.some(({ name }) => name === 'Spread')) return null;
  return targets.map((target, k) => ({ target, value: values[k] }));
}

function byKey(pattern: SyntaxNode, object: SyntaxNode, text: string): NamedValue[] | null {
  const values = new Map<string, SyntaxNode>();
  const properties = parts(object);
  for (const property of properties) {
    const key = property.getChild('PropertyDefinition');
    const value = lastPart(property);
    if (property.name !== 'Property' || !key || !value || !property.getChild(':')) return null;
    values.set(nameOf(key, text), value);
  }
  const found: NamedValue[] = [];
  for (const property of parts(pattern)) {
    const [key, target = key, more] = parts(property);
    const value = values.get(nameOf(key, text));
    const isPlain = target.name === 'VariableDefinition' && (key === target || key.name === 'PropertyName');
    if (!isPlain || more || !value || property.getChild('[')) return null;
    found.push({ target, value });
  }
  return found.length === properties.length && !values.has('__proto__') ? found : null;
}

function* namesIn(pattern: SyntaxNode): Generator<SyntaxNode> {
  const scan = pattern.cursor();
  do if (scan.name === 'VariableDefinition') yield scan.node;
  while (scan.next() && scan.from < pattern.to);
}

function parts(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter((child) => !isComment(child));
}

function nameOf(node: SyntaxNode, text: string): string {
  return plainName(text.slice(node.from, endOf(node)));
}
