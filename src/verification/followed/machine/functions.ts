/* The functions of a file by where they belong: to the file, to a class, to an object, or to another function. */

import { lastName } from '../../../circuits/following/steps';
import type {
  Assign,
  ClassCode,
  Code,
  Expression,
  FunctionCode,
  PlacedCode,
  Target,
} from '../../../program/code';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { isApart, partsIn } from './code-parts';

/** What functions belong to together: a class, an object, a prototype, or the file. */
export interface FunctionHome {
  /** '' for the file, and for an object without a name. */
  readonly name: string;
  readonly kind: 'file' | 'class' | 'object';
  readonly functions: Map<string, OwnedFunction>;
  /** What its objects begin with, as if it were assigned, and what the positions there count from. */
  readonly fields: (Span & Assign)[];
  base: number;
  /** The function that makes its objects, where that is none of its own. */
  maker: (() => OwnedFunction | undefined) | null;
}

/** A function, where its positions count from, and what it is a part of. */
export interface OwnedFunction {
  readonly name: string;
  readonly code: FunctionCode;
  readonly base: number;
  readonly home: FunctionHome;
  /** The function that it stands in; null for none. */
  readonly within: OwnedFunction | null;
  /** It gets no object, though it belongs to a class. */
  readonly isStatic: boolean;
}

/** All functions of a file, those inside others too, in their order. */
export const functionsOf = perObject((top: readonly PlacedCode[]): readonly OwnedFunction[] => {
  const finder = new Finder();
  for (const { code, base } of top) finder.statement(code, base);
  return finder.all();
});

const newHome = (name: string, kind: FunctionHome['kind']): FunctionHome => ({
  name,
  kind,
  functions: new Map(),
  fields: [],
  base: 0,
  maker: null,
});

/** `name = value` of a class, as `this.name = value`. */
function asAssigned(key: string, value: Expression): Span & Assign {
  const { from, to } = value;
  const place = { from, to };
  const of: Expression = { kind: 'name', name: 'this', ...place };
  return {
    kind: 'assign',
    targets: [{ kind: 'member', of, key, ...place }],
    operator: '',
    value,
    sign: place,
    declares: '',
    within: { ...place, body: from, parts: 1, end: '' },
    ...place,
  };
}

class Finder {
  private readonly found: OwnedFunction[] = [];
  private readonly above = new Map<FunctionHome, FunctionHome[]>();
  private readonly homes = new Map<string, FunctionHome>();
  /** What the makers of classes call what they get. */
  private readonly makers = new Map<string, readonly string[]>();
  private home: FunctionHome = newHome('', 'file');
  private within: OwnedFunction | null = null;
  private base = 0;

  /** Functions that tables and what objects are made of only name. */
  private readonly mentioned: { name: string; value: Expression; home: FunctionHome; base: number }[] = [];

  all(): readonly OwnedFunction[] {
    // The first of a name counts.
    const byName = new Map(this.found.toReversed().map((each) => [each.name, each]));
    for (const { name, value, home, base: start } of this.mentioned) {
      const known = value.kind === 'name' ? byName.get(value.name) : undefined;
      const { code, base } = known ?? { code: calling(value), base: start };
      home.functions.set(name, { name, code, base, home, within: null, isStatic: false });
    }
    for (const home of this.above.keys()) this.inherit(home);
    return this.found;
  }

  /** Gives a class what it inherits, as its own; what calls there what only it has is a function of the file once more. */
  private inherit(home: FunctionHome): void {
    const { above, found } = this;
    const bases = above.get(home) ?? [];
    above.set(home, []);
    for (const base of bases) {
      this.inherit(base);
      const own = new Set(home.functions.keys());
      for (const [name, fn] of base.functions) {
        if (own.has(name)) continue;
        const inherited = { ...fn, home };
        home.functions.set(name, inherited);
        if (hooksOf(fn).some((hook) => own.has(hook) && !base.functions.has(hook)))
          found.splice(found.findIndex(({ code }) => code === fn.code) + 1, 0, inherited);
      }
    }
  }

  statement(code: Code, base: number): void {
    this.base = base;
    this.part(code);
  }

  /** Looks through whatever it is for functions. */
  private part(part: unknown): void {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    if (Array.isArray(part)) {
      for (const each of part) this.part(each);
      return;
    }
    const node = part as Code | Expression;
    if (node.kind === 'function') return this.add(nameOf(node), node.code, this.home);
    if (node.kind === 'class') return this.ofClass(node.code);
    if (node.kind === 'assign') return this.assigned(node);
    if (node.kind === 'record') return this.ofObject(node, '');
    if (node.kind === 'call') return this.ofCall(node, '');
    for (const [key, inner] of Object.entries(node))
      if (typeof inner === 'object' && key !== 'within' && key !== 'sign') this.part(inner);
  }

  private add(name: string, code: FunctionCode, home: FunctionHome, isStatic = false): void {
    const own: OwnedFunction = { name, code, base: this.base, home, within: this.within, isStatic };
    if (name !== '') home.functions.set(name, own);
    this.found.push(own);
    const { within } = this;
    this.within = own;
    const outer = this.home;
    if (home.kind === 'file') this.home = newHome('', 'file');
    for (const each of code.body) if (hasFunctions(each)) this.part(each);
    this.home = outer;
    this.within = within;
  }

  private ofClass(code: ClassCode): void {
    const home = this.homeNamed(code.name, 'class');
    const bases = code.bases.flatMap((base) => lastName(base) ?? []).filter((name) => name !== code.name);
    if (bases.length > 0)
      this.above.set(
        home,
        bases.map((name) => this.homeNamed(name, 'class')),
      );
    for (const { name, code: method, form } of code.methods) {
      this.add(name, method, home, form === 'static');
      if (name === 'constructor' || name === '__init__') this.makers.set(code.name, method.own);
    }
    for (const { name, value, isStatic } of code.fields) {
      if (value?.kind === 'function') this.add(name, value.code, home);
      else if (value?.kind === 'record') this.entriesOf(value, newHome(name, 'object'));
      else this.part(value);
      if (value && !isStatic) home.fields.push(asAssigned(name, value));
    }
    home.base = this.base;
  }

  /** Functions that an object is made of have the names that its class gives them. */
  private ofCall(call: Extract<Expression, { kind: 'call' }>, name: string): void {
    this.part(call.callee);
    const names = call.callee.kind === 'name' ? this.makers.get(call.callee.name) : undefined;
    const home = newHome(name, 'object');
    for (const [k, { value }] of call.args.entries()) {
      const own = names?.[k];
      if (own === undefined) this.part(value);
      else this.entry(own, value, home);
    }
  }

  private ofObject(
    record: Extract<Expression, { kind: 'record' }>,
    name: string,
    kind: FunctionHome['kind'] = 'object',
  ): void {
    this.entriesOf(record, name === '' ? newHome('', kind) : this.homeNamed(name, kind));
  }

  private entriesOf(record: Extract<Expression, { kind: 'record' }>, home: FunctionHome): void {
    for (const { key, value } of record.entries) {
      const name = keyOf(key);
      if (value.kind === 'record' && name !== null) this.entriesOf(value, newHome(name, 'object'));
      else if (value.kind === 'call') this.ofCall(value, name ?? '');
      else if (name !== null) this.entry(name, value, home);
      else this.part(value);
    }
  }

  /** A function, or what another one is called: `tanh: Math.tanh`. */
  private entry(name: string, value: Expression, home: FunctionHome): void {
    if (value.kind === 'function') this.add(name, value.code, home);
    else if (value.kind === 'name' || value.kind === 'member')
      this.mentioned.push({ name, value, home, base: this.base });
    else this.part(value);
  }

  private assigned(node: Extract<Code | Expression, { kind: 'assign' }>): void {
    const target = 'targets' in node ? node.targets[0] : node.target;
    const { value } = node;
    if (value.kind === 'function') {
      const member = memberOf(target);
      if (target.kind === 'name') this.add(target.name, value.code, this.home);
      else if (member) this.add(member.key, value.code, this.memberHome(member.of));
      else this.part(value);
    } else if (value.kind === 'record') this.ofObject(value, ownerOf(target), kindOf(target));
    else if (value.kind === 'class') this.ofClass(value.code);
    else if (value.kind === 'call') this.ofCall(value, ownerOf(target));
    else this.part(value);
  }

  /** Where a function belongs that is assigned to a member: `Layer.prototype.forward = …`, `this.forward = …`. */
  private memberHome(of: Expression): FunctionHome {
    if (of.kind === 'name' && of.name === 'this') {
      const { within } = this;
      return within
        ? this.homeNamed(within.home.kind === 'class' ? within.home.name : within.name, 'class')
        : this.home;
    }
    if (of.kind === 'name' && (of.name === 'exports' || of.name === 'module')) return this.home;
    return this.homeNamed(ownerOf(of), kindOf(of));
  }

  private homeNamed(name: string, kind: FunctionHome['kind']): FunctionHome {
    const known = name === '' ? undefined : this.homes.get(name);
    if (known) return known;
    const made = newHome(name, kind);
    const { found } = this;
    made.maker = () => found.find((each) => each.name === name && each.home.kind === 'file');
    this.homes.set(name, made);
    return made;
  }
}

/** A function that gives what another one gives, of one number. */
function calling(callee: Expression): FunctionCode {
  const { from, to } = callee;
  const x = { kind: 'name', name: 'x', from, to } as const;
  const args = [{ value: x, spread: false, keyword: null }];
  const value: Expression = { kind: 'call', callee, args, isNew: false, from, to };
  const parameters = [{ target: x, otherwise: null, form: 'plain' }] as const;
  const body = [{ kind: 'return', value, from, to }] as const;
  return {
    name: '',
    parameters,
    body,
    own: ['x'],
    isArrow: true,
    self: '',
    plain: true,
    decorators: [],
    from,
    to,
  };
}

/** The methods of its own object that a function calls. */
function hooksOf({ code }: OwnedFunction): string[] {
  return partsIn(code).flatMap((part) => {
    const callee = 'kind' in part && part.kind === 'call' ? part.callee : null;
    const isOwn = callee?.kind === 'member' && /^(this|self)$/.test(lastName(callee.of) ?? '');
    return isOwn ? [callee.key] : [];
  });
}

/** Whether some code has functions in it, or what functions may belong to. */
const hasFunctions = perObject((code: object): boolean => {
  for (const part of partsIn(code))
    if (isApart(part) || (!('parameters' in part) && part.kind === 'assign' && part.value.kind === 'record'))
      return true;
  return false;
});

/** The key of an entry as a name; null where it is computed. */
export function keyOf(key: string | Expression | null): string | null {
  if (key === null || typeof key === 'string') return key;
  return key.kind === 'text' ? key.value : null;
}

function nameOf(node: Extract<Code | Expression, { kind: 'function' }>): string {
  return node.code.name || ('name' in node ? node.name : '');
}

function memberOf(target: Target): { readonly of: Expression; readonly key: string } | null {
  return target.kind === 'member' ? target : null;
}

/** What functions of something belong to: those of a prototype to a class. */
const kindOf = (of: Expression | Target): FunctionHome['kind'] =>
  of.kind === 'member' && of.key === 'prototype' ? 'class' : 'object';

/** What something is called that functions are assigned to: `Layer` of `Layer.prototype`. */
function ownerOf(of: Expression | Target): string {
  if (of.kind === 'name') return of.name;
  if (of.kind !== 'member') return '';
  return of.key === 'prototype' || (of.of.kind === 'name' && of.of.name === 'module')
    ? ownerOf(of.of)
    : of.key;
}
