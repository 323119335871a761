/* The file's functions: how they are made. */
import type { FunctionCode } from '../../program/code';
import { Func, type Value } from '../../program/values';
import { Classes } from './classes';

/** Follows the code of one scope, and all that it calls. */
export abstract class Machine extends Classes {
  protected makeFunction(code: FunctionCode): Value {
    const self = code.isArrow ? (this.find('this')?.value ?? null) : null;
    const made = new Func(code, this.names, self, this.base, this.defaultsOf(code));
    this.exposed.add(made);
    // Each gets what the one below it has made.
    return code.decorators.reduceRight<Value>((value, each) => this.call(this.evaluate(each), [value]), made);
  }

  /** In a language in which defaults are values, and not code. */
  protected defaultsOf(code: FunctionCode): ReadonlyMap<string, Value> | null {
    if (!this.library.selfIsArgument) return null;
    const values = new Map<string, Value>();
    for (const { target, otherwise } of code.parameters)
      if (otherwise && target.kind === 'name') values.set(target.name, this.evaluate(otherwise));
    return values;
  }
}
