/* The file's functions and classes: how they are made, and instances of them. */
import type { ClassCode, FunctionCode } from '../../program/code';
import { ClassThing, Func, Rec, type Value } from '../../program/values';
import { NotFollowed } from './budget';
import { Calls } from './calls';

/** Follows the code of one scope, and all that it calls. */
export abstract class Machine extends Calls {
  protected makeFunction(code: FunctionCode): Value {
    const self = code.isArrow ? (this.find('this')?.value ?? null) : null;
    const made = new Func(code, this.names, self, this.base, this.defaultsOf(code));
    this.exposed.add(made);
    // Each gets what the one below it has made.
    return code.decorators.reduceRight<Value>((value, each) => this.call(this.evaluate(each), [value]), made);
  }

  /** In a language in which defaults are values, and not code. */
  private defaultsOf(code: FunctionCode): ReadonlyMap<string, Value> | null {
    if (!this.library.selfIsArgument) return null;
    const values = new Map<string, Value>();
    for (const { target, otherwise } of code.parameters)
      if (otherwise && target.kind === 'name') values.set(target.name, this.evaluate(otherwise));
    return values;
  }

  protected makeClass(code: ClassCode): Value {
    if (code.decorators.length > 0) throw new NotFollowed('what a decorator makes of a class is not known');
    const base = code.base ? this.evaluate(code.base) : null;
    if (base !== null && (typeof base === 'number' || base.kind !== 'class'))
      if (typeof base === 'number' || base.kind !== 'library' || base.path !== 'object')
        throw new NotFollowed('what this class builds on is not known');
    const made = new ClassThing(
      code,
      base !== null && typeof base !== 'number' && base.kind === 'class' ? base : null,
      this.names,
      this.base,
    );
    for (const { name, code: method, form } of code.methods) {
      if (method.decorators.length > 0)
        throw new NotFollowed('what a decorator makes of a method is not known');
      if (form === 'getter' || form === 'setter')
        throw new NotFollowed('a class with getters is not followed');
      const own = new Func(method, this.names, null, this.base, this.defaultsOf(method), made);
      this.exposed.add(own);
      if (form === 'class') throw new NotFollowed('a method of the class itself is not followed');
      if (form === 'static') made.members.set(name, own);
      else made.methods.set(name, own);
    }
    // What a class is made of may read what it has by then.
    const around = this.names;
    this.names = { cells: new Map([[code.name, { value: made }]]), around };
    try {
      for (const { name, value, isStatic } of code.fields)
        if (isStatic) made.members.set(name, value ? this.evaluate(value) : this.nothing());
    } finally {
      this.names = around;
    }
    return made;
  }

  protected construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    const made = new Rec('instance', of);
    if (of.kind === 'function') {
      const given = this.callFunction(of, args, keywords, made);
      return typeof given !== 'number' && (given.kind === 'record' || given.kind === 'list') ? given : made;
    }
    this.fields(of, made);
    const initial = methodOf(of, this.library.selfIsArgument ? '__init__' : 'constructor');
    if (initial) this.callFunction(initial, args, keywords, made);
    else if (args.length > 0 && of.base === null && this.library.selfIsArgument)
      this.fail('it takes no arguments');
    return made;
  }

  private fields(of: ClassThing, made: Rec): void {
    if (of.base) this.fields(of.base, made);
    const { names, base } = this;
    this.names = { cells: new Map([['this', { value: made }]]), around: of.around };
    this.base = of.at;
    for (const { name, value, isStatic } of of.code.fields)
      if (!isStatic) this.memory.set(made, name, value ? this.evaluate(value) : this.nothing());
    this.names = names;
    this.base = base;
  }
}

/** The method of a class, or of one that it builds on. */
function methodOf(of: ClassThing, name: string): Func | null {
  for (let each: ClassThing | null = of; each; each = each.base) {
    const found = each.methods.get(name);
    if (found) return found;
  }
  return null;
}
