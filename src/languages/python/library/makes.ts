/* What calls make of which no gate tells: numbers drawn at random, arrays, the number of one number. */
import { anArray } from '../../../program/dialect';
import type { WholeBounds, Work } from '../../../program/library';
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
  if (made !== null)
    return work.draw(path, all, made === 'hidden draw', boundsOf(work, path, args, keywords));
  return drawnOf(work, path, args, keywords);
}

/** The functions that draw whole numbers between two, by whether the second may be drawn, too. */
const between: ReadonlyMap<string, boolean> = new Map([
  ['random.randint', true],
  ['random.randrange', false],
  ['numpy.random.randint', false],
  ['numpy.random.Generator.integers', false],
]);

/** Between which whole numbers a function draws one; undefined where that is not known. */
function boundsOf(
  work: Work,
  path: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): WholeBounds | undefined {
  const isInclusive = between.get(path);
  if (isInclusive === undefined || keywords.size > 0 || args.length > 2) return undefined;
  const [least, end] = (args.length === 1 ? [work.constant(0), args[0]] : args).map((each) =>
    work.whole(each),
  );
  if (typeof least !== 'number' || typeof end !== 'number') return undefined;
  const most = isInclusive ? end : end - 1;
  return Number.isSafeInteger(least) && Number.isSafeInteger(most) && least <= most
    ? { least, most }
    : undefined;
}

const choosing: ReadonlySet<string> = new Set(['random.choice', 'numpy.random.choice']);
const shuffling: ReadonlySet<string> = new Set(['random.shuffle', 'numpy.random.shuffle']);

/** What functions draw from a list, or do to its order; undefined for other functions, or where the list is not known. */
function drawnOf(
  work: Work,
  path: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | undefined {
  const [only, ...more] = args;
  if (only === undefined || more.length + keywords.size > 0) return undefined;
  if (!choosing.has(path) && !shuffling.has(path)) return undefined;
  const list = only instanceof Given ? work.listOf(only) : only;
  if (typeof list === 'number' || list.kind !== 'list' || list.lost || list.items.length === 0)
    return undefined;
  if (choosing.has(path)) return list.form === 'set' ? undefined : work.drawFrom(list);
  if (list.form !== 'list') return undefined;
  work.shuffle(list);
  return { kind: 'nothing', name: 'None' };
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
