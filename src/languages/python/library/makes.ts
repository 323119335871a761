/* What calls make of which no gate tells: numbers drawn at random, arrays, the number of one number. */
import { anArray } from '../../../program/dialect';
import type { Work } from '../../../program/library';
import { Given, type Value } from '../../../program/values';
import { mayBeItself } from '../makers';
import { builtIns } from '../names';

/** What a function makes of what it gets; undefined where nobody knows. */
export function makes(
  work: Work,
  path: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | undefined {
  const instance = builtIns.instances.get(path);
  if (instance !== undefined) return { kind: 'library', path: instance };
  const all = [...args, ...keywords.values()];
  const kept = builtIns.ofOne.get(path);
  if (kept) return ofOne(work, path, args, keywords, kept);
  const made = builtIns.madeBy(path, all.length, [...keywords.keys()]);
  if (made === 'array') return work.unknown(all, anArray(path));
  return made === null ? undefined : work.draw(path, all, made === 'hidden draw');
}

/** The number of one number, with named arguments that leave it what it is. */
function ofOne(
  work: Work,
  path: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  kept: RegExp,
): Value {
  const [first, ...others] = args;
  const all = [...args, ...keywords.values()];
  const isKept = [...keywords].every(([name, value]) => kept.test(`${name}=${written(value)}`));
  if (first === undefined || others.length > 0 || !isKept)
    return work.unknown(all, `${path} with these arguments is not read`);
  const isNumber = typeof first === 'number' || (first instanceof Given && !first.list);
  return isNumber ? work.apply('plus', [first], path) : work.unknown(all, anArray(path));
}

/** A method that gives the number itself that it is of, `t.item()`; undefined for any other. */
export function itself(work: Work, of: number, name: string, args: readonly Value[]): Value | undefined {
  const isOne = builtIns.isNumberItself(name, args.map(written).join(', '), work.isTruth(of));
  return isOne ? work.apply('plus', [of], `.${name}`) : undefined;
}

/** Whether a number may have such a method. */
export function hasMethod(work: Work, of: number, name: string): boolean {
  return (
    mayBeItself(name) && work.hasNumber(of) && builtIns.arithmetic?.mayHaveMethods(work.kind(of)) === true
  );
}

/** How an argument is written that names a type or a device; nothing that matters is written like any other. */
function written(value: Value): string {
  return typeof value !== 'number' && value.kind === 'library' ? value.path : '?';
}
