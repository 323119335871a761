/* Classes, with their methods and fields. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, ClassCode, Code, FunctionCode } from '../../../program/code';
import { children, isComment, isFunction, lastPart, nextPart } from '../syntax';
import { ScriptFunctions } from './functions';

type MethodCode = ClassCode['methods'][number];
type Field = ClassCode['fields'][number];

/** Members with one of these are TypeScript's alone, and do nothing. */
const typeMarks = ['declare', 'abstract'];

export abstract class ScriptClasses extends ScriptFunctions {
  protected classCode(node: SyntaxNode, name: string): ClassCode | string {
    const { isOfObject } = this;
    this.isOfObject = false;
    const code = this.classOf(node, name);
    this.isOfObject = isOfObject;
    return code;
  }

  private classOf(node: SyntaxNode, given: string): ClassCode | string {
    const own = node.getChild('VariableDefinition');
    const name = own ? this.slice(own) : given;
    const mark = node.getChild('extends');
    const base = mark && nextPart(mark);
    const body = node.getChild('ClassBody');
    if (!body) return 'this class is not complete';
    const methods: MethodCode[] = [];
    const fields: Field[] = [];
    for (const member of children(body)) {
      if (isComment(member) || typeMarks.some((word) => member.getChild(word))) continue;
      const made = this.classMember(member, name);
      if (typeof made === 'string') return made;
      if (!made) continue;
      if ('code' in made) methods.push(made);
      else fields.push(made);
    }
    const decorators = node.getChildren('Decorator').map((decorator) => this.decorator(decorator));
    return {
      name,
      bases: base ? [this.expression(base)] : [],
      methods,
      fields,
      decorators,
      ...this.at(node),
    };
  }

  /** Null for what only says a type, a text for why the class is not followed. */
  private classMember(member: SyntaxNode, className: string): MethodCode | Field | string | null {
    if (member.name === 'StaticBlock') return 'a class with a static block is not followed';
    if (this.isIndexSignature(member)) return null;
    const computed = this.key(member);
    const text = this.text.slice(member.from, member.to);
    // What shows an object is no part of what it computes.
    if (typeof computed !== 'string' && shows.test(text)) return null;
    const key = typeof computed === 'string' ? computed : usual.exec(text)?.[1];
    if (key === undefined) return 'a class with names that are computed is not followed';
    const isStatic = member.getChild('static') !== null;
    if (member.name === 'PropertyDeclaration') return this.field(member, key, isStatic);
    if (lastPart(member)?.name !== 'Block') return null;
    const accessor = member.getChild('get') ? 'getter' : member.getChild('set') ? 'setter' : null;
    if (accessor && isStatic) return 'a class with a static getter or setter is not followed';
    const code = this.functionCode(member, className ? `${className}.${key}` : key);
    const form = accessor ?? (isStatic ? 'static' : 'method');
    if (key !== 'constructor' || form !== 'method') return { name: key, code, form };
    const constructorCode = this.withMembers(member, code);
    return constructorCode
      ? { name: key, code: constructorCode, form }
      : 'fields of this class may rest on what its constructor is called with';
  }

  /** `[k: string]: any`, whose name is masked for the grammar. */
  private isIndexSignature(member: SyntaxNode): boolean {
    const bracket = member.getChild('[');
    const key = bracket && nextPart(bracket);
    return key?.name === 'Number' && !/^[\d.]/.test(this.text.slice(key.from, key.to));
  }

  private field(member: SyntaxNode, name: string, isStatic: boolean): Field | string {
    if (member.getChild('accessor') || member.getChild('Decorator'))
      return 'a class with decorated or accessor fields is not followed';
    const equals = member.getChild('Equals');
    const value = equals && nextPart(equals);
    return { name, value: value ? this.expression(value, name) : null, isStatic };
  }

  /**
   * `constructor(private v: T)` gives its object a member v, once the class above has made that. Null where a field asks
   * for such members: which comes first depends on how TypeScript is compiled.
   */
  private withMembers(member: SyntaxNode, code: FunctionCode): FunctionCode | null {
    const list = member.getChild('ParamList');
    const names = list ? this.memberParameters(list) : [];
    if (names.length === 0) return code;
    if (member.parent?.getChildren('PropertyDeclaration').some(asksForThis)) return null;
    const given = names.map((name) => this.memberOfThis(name, code));
    const first = code.body.findIndex(callsSuper) + 1;
    const body: Block = [...code.body.slice(0, first), ...given, ...code.body.slice(first)];
    return { ...code, body };
  }

  private memberOfThis(name: string, { parameters }: FunctionCode): Code {
    const parameter = parameters.find(({ target }) => target.kind === 'name' && target.name === name);
    const at = { from: parameter?.target.from ?? 0, to: parameter?.target.to ?? 0 };
    return {
      kind: 'assign',
      targets: [{ kind: 'member', of: { kind: 'name', name: 'this', ...at }, key: name, ...at }],
      operator: '',
      value: { kind: 'name', name, ...at },
      sign: { from: at.to, to: at.to },
      declares: '',
      within: { ...at, body: at.from, parts: 1, end: '' },
      ...at,
    };
  }
}

/** Methods that a console calls, whose names no operator and no loop asks for. */
const shows = /^\[\s*((\w+\.)?inspect\.custom|Symbol\.for\(['"][\w.]*['"]\))\s*\]/;

/** Methods that only operators and loops ask for: what these make of an object is not known either way. */
const usual =
  /^(?:get\s+|async\s+)?\*?\s*(\[\s*Symbol\.(?:toPrimitive|(?:asyncI|i)terator|toStringTag)\s*\])/;

/** Whether a field reads `this` when the object is made. */
function asksForThis(field: SyntaxNode): boolean {
  let found = false;
  field.cursor().iterate((part) => {
    found ||= part.name === 'this';
    return !found && !isFunction(part.node.cursor());
  });
  return found;
}

/** Whether a statement calls the constructor of the class above. */
function callsSuper(code: Code): boolean {
  if (code.kind !== 'expression' || code.value.kind !== 'call') return false;
  const { callee } = code.value;
  return callee.kind === 'name' && callee.name === 'super';
}
