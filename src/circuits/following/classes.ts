/* The file's classes: how they are made, and instances of them. */
import type { ClassCode, FunctionCode } from '../../program/code';
import { ClassThing, Func, Rec, SuperThing, type Value } from '../../program/values';
import { NotFollowed } from './budget';
import { Generators } from './generators';

export abstract class Classes extends Generators {
  protected abstract defaultsOf(code: FunctionCode): ReadonlyMap<string, Value> | null;

  protected makeClass(code: ClassCode): Value {
    const above = code.bases.flatMap((each) => this.baseFrom(this.evaluate(each)) ?? []);
    const order = merged([...above.map((each) => [...each.order]), above]);
    if (!order) throw new NotFollowed('what this class builds on has no order');
    const made = new ClassThing(code, order, this.names, this.base);
    for (const method of code.methods) this.addMethod(made, method);
    // What a class is made of may read what it has by then.
    const around = this.names;
    this.names = { cells: new Map([[code.name, { value: made }]]), around };
    try {
      for (const { name, value, isStatic } of code.fields)
        if (isStatic && (value || !this.library.selfIsArgument))
          made.members.set(name, value ? this.evaluate(value) : this.nothing());
    } finally {
      this.names = around;
    }
    return this.decorated(made);
  }

  /** A class that another one builds on; null for one of the language's that gives its instances nothing. */
  private baseFrom(value: Value): ClassThing | null {
    if (typeof value !== 'number' && value.kind === 'class') return value;
    const isPlain =
      typeof value !== 'number' && value.kind === 'library' && this.library.isPlainBase?.(value.path);
    if (!isPlain) throw new NotFollowed('what this class builds on is not known');
    return null;
  }

  private decorated(made: ClassThing): Value {
    for (const each of made.code.decorators.toReversed())
      if (!this.library.decorate?.(this, this.evaluate(each), made))
        throw new NotFollowed('what a decorator makes of a class is not known');
    return made;
  }

  private addMethod(made: ClassThing, { name, code, form }: ClassCode['methods'][number]): void {
    if (code.decorators.length > 0 && (form !== 'method' || !this.library.selfIsArgument))
      throw new NotFollowed('what a decorator makes of a method is not known');
    const own = new Func(code, this.names, null, this.base, this.defaultsOf(code), made);
    this.exposed.add(own);
    const known = made.accessors.get(name) ?? { getter: null, setter: null };
    if (form === 'getter') made.accessors.set(name, { ...known, getter: own });
    else if (form === 'setter') made.accessors.set(name, { ...known, setter: own });
    else if (form === 'static') made.members.set(name, own);
    else if (form === 'class') made.ofClass.set(name, own);
    else made.methods.set(name, this.decoratedMethod(own));
  }

  private decoratedMethod(own: Func): Func {
    const { decorators } = own.code;
    const made = decorators.reduceRight<Value>((value, each) => this.call(this.evaluate(each), [value]), own);
    if (typeof made === 'number' || made.kind !== 'function')
      throw new NotFollowed('what a decorator makes of a method is not known');
    return made;
  }

  protected construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    const made = new Rec('instance', of);
    if (of.kind === 'class') {
      this.initialize(of, made, args, keywords);
      return made;
    }
    const given = this.callFunction(of, args, keywords, made);
    return typeof given !== 'number' && (given.kind === 'record' || given.kind === 'list') ? given : made;
  }

  /** Fills an instance as a class does, and those that it builds on. */
  private initialize(
    of: ClassThing,
    made: Rec,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): void {
    if (this.library.fill?.(this, made, of, args, keywords)) return;
    if (this.library.selfIsArgument) {
      const initial = of.order.find(({ methods }) => methods.has('__init__'))?.methods.get('__init__');
      if (initial) this.callFunction(boundTo(initial, made), args, keywords, made);
      else if (args.length + keywords.size > 0) this.fail('it takes no arguments');
      return;
    }
    const [, above] = of.order;
    if (!above) this.fields(of, made);
    const initial = of.methods.get('constructor');
    if (initial) this.isNoOther(this.callFunction(initial, args, keywords, made));
    else if (above) {
      this.initialize(above, made, args, keywords);
      this.fields(of, made);
    }
  }

  private isNoOther(given: Value): void {
    if (typeof given !== 'number' && given.kind === 'nothing') return;
    throw new NotFollowed('a constructor that gives another object is not followed');
  }

  /** `super(…)`: where the language has it for the constructor of the class above, else what is asked for the parts of that. */
  protected callSuper(
    { home, self }: SuperThing,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    if (this.library.selfIsArgument) {
      const [one, other] = args;
      if (one === undefined) return new SuperThing(home, self);
      if (typeof one === 'number' || one.kind !== 'class' || other === undefined)
        throw new NotFollowed('what is super here is not known');
      return new SuperThing(one, other);
    }
    const [above] = home.after(home);
    if (!above || typeof self === 'number' || self.kind !== 'record')
      throw new NotFollowed('what is super here is not known');
    this.initialize(above, self, args, keywords);
    this.fields(home, self);
    return self;
  }

  private fields(of: ClassThing, made: Rec): void {
    const { names, base } = this;
    this.names = { cells: new Map([['this', { value: made }]]), around: of.around };
    this.base = of.at;
    for (const { name, value, isStatic } of of.code.fields) {
      if (isStatic) continue;
      const held = value ? this.evaluate(value) : this.nothing();
      if (value) this.isKept(held, value);
      this.memory.set(made, name, held);
    }
    this.names = names;
    this.base = base;
  }
}

/** A method as an object, or a class, gives it. */
export function boundTo(method: Func, self: Value): Func {
  return new Func(method.code, method.around, self, method.base, method.defaults, method.home);
}

/** The order in which classes are asked, from the orders of those that one builds on; null where there is none. */
function merged(orders: readonly (readonly ClassThing[])[]): ClassThing[] | null {
  const all: ClassThing[] = [];
  let left = orders.filter((each) => each.length > 0);
  while (left.length > 0) {
    const isBehind = (one: ClassThing) => left.some((each) => each.indexOf(one) > 0);
    const next = left.map(([first]) => first).find((first) => !isBehind(first));
    if (!next) return null;
    all.push(next);
    left = left.map((each) => each.filter((one) => one !== next)).filter((each) => each.length > 0);
  }
  return all;
}
