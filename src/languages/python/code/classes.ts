/*
 * Classes of Python as trees. The names of a class are seen right in its body alone, `__radd__ = __add__`: there they
 * are read from the class itself.
 */
import type { SyntaxNode } from '@lezer/common';
import type { ClassCode, Code, Expression } from '../../../program/code';
import { children } from '../syntax';
import { separated } from './collections';
import { PythonFunctions } from './functions';

type ClassMethod = ClassCode['methods'][number];
type ClassField = ClassCode['fields'][number];

/** What decorators of Python's own make of a method. */
const forms: ReadonlyMap<string, ClassMethod['form']> = new Map([
  ['staticmethod', 'static'],
  ['classmethod', 'class'],
  ['property', 'getter'],
]);

export abstract class PythonClasses extends PythonFunctions {
  /** The statements under a node, which are made one after the other. */
  protected abstract statements(body: SyntaxNode): Iterable<Code>;

  /** A class; else why it is not followed. */
  protected classCode(node: SyntaxNode, decorators: readonly Expression[]): ClassCode | string {
    const list = node.getChild('ArgList');
    const given = list ? separated(children(list).slice(1, -1)) : [];
    const above = given.filter((each) => !this.isAbstractMark(each));
    if (above.some((each) => each.length > 1)) return 'a class with options is not followed';
    const bases = above.map(([each]) => this.expression(each));
    const nameNode = node.getChild('VariableName');
    const body = node.getChild('Body');
    if (!nameNode || !body) return 'this class is not complete';
    const name = this.word(nameNode);
    const { owner, within } = this;
    this.owner = this.slice(nameNode);
    this.within = { name, names: new Set(), isRead: false };
    const members = this.members(body);
    this.owner = owner;
    this.within = within;
    return typeof members === 'string'
      ? members
      : { name, bases, ...members, decorators, ...this.placeOf(node) };
  }

  /** `metaclass=ABCMeta`: that some methods must be there changes nothing of the others. */
  private isAbstractMark([name, sign, value]: readonly SyntaxNode[]): boolean {
    return (
      sign?.name === 'AssignOp' &&
      this.slice(name) === 'metaclass' &&
      /^(abc\.)?ABCMeta$/.test(this.slice(value))
    );
  }

  private members(body: SyntaxNode): Pick<ClassCode, 'methods' | 'fields'> | string {
    const methods: ClassMethod[] = [];
    const fields: ClassField[] = [];
    const { within } = this;
    if (!within) return 'this class is not complete';
    for (const code of this.statements(body)) {
      const problem = code.kind === 'function' ? this.method(code.code, methods) : field(code, fields);
      if (problem !== null) return problem;
      for (const name of namesOf(code)) within.names.add(name);
      within.isRead = false;
    }
    const names = new Set(methods.map(({ name }) => name));
    if (fields.some(({ name }) => names.has(name))) return 'a class that gives a name twice is not followed';
    return { methods, fields };
  }

  private method(code: ClassMethod['code'], methods: ClassMethod[]): string | null {
    const { name } = code;
    const form = formOf(code);
    if (form !== 'setter' && methods.some((each) => each.name === name))
      return 'a class that gives a name twice is not followed';
    if (form !== 'setter' && this.within?.isRead)
      return 'a class that reads its own names while its methods are made is not followed';
    const isPlain = form === 'method';
    methods.push({ name, form, code: { ...code, decorators: isPlain ? code.decorators : [] } });
    return null;
  }
}

function namesOf(code: Code): string[] {
  if (code.kind === 'function') return [code.name];
  if (code.kind !== 'assign') return [];
  return code.targets.flatMap((target) => (target.kind === 'name' ? [target.name] : []));
}

/** What a method is by what stands above it. */
function formOf({ name, decorators }: ClassMethod['code']): ClassMethod['form'] {
  const [only, ...more] = decorators;
  if (!only || more.length > 0) return 'method';
  if (only.kind === 'name') return forms.get(only.name) ?? 'method';
  const isSetter = only.kind === 'member' && only.key === 'setter' && only.of.kind === 'member';
  return isSetter && only.of.kind === 'member' && only.of.key === name ? 'setter' : 'method';
}

/** Adds what a statement that is no method makes; else why that is not followed. */
function field(code: Code, fields: ClassField[]): string | null {
  if (code.kind === 'nothing') return null;
  if (code.kind === 'declare') {
    for (const name of code.names) fields.push({ name, value: null, isStatic: true, typed: true });
    return null;
  }
  const [target, ...more] = code.kind === 'assign' && code.operator === '' ? code.targets : [];
  if (code.kind !== 'assign' || target?.kind !== 'name' || more.length > 0)
    return code.kind === 'opaque'
      ? code.reason
      : 'a class with other statements than assignments is not followed';
  const typed = code.typed ? { typed: code.typed } : {};
  fields.push({ name: target.name, value: code.value, isStatic: true, ...typed });
  return null;
}
