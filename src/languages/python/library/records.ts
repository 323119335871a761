/* Python's classes of plain data: tuples whose elements have names, and data classes. */
import type { LibraryFunction, Work } from '../../../program/library';
import { type ClassThing, List, type Rec, type Value } from '../../../program/values';
import { callMethod, dataClasses, listed, made, none, ofInstance, partsOf, text } from './common';
import { allOf } from './lists';

/** `namedtuple('Point', 'x y')`, as something that makes such tuples: names, and defaults of the last. */
export const namedTuple: LibraryFunction = (work, [, fields], keywords) => {
  const defaults = keywords.get('defaults');
  const last = defaults === undefined ? [] : allOf(work, defaults);
  const names = fields === undefined ? null : namesIn(work, fields);
  const isKnown = [...keywords.keys()].every((name) => name === 'defaults');
  return names && last && isKnown ? tupleClass(names, last) : undefined;
};

function namesIn(work: Work, fields: Value): string[] | null {
  if (typeof fields !== 'number' && fields.kind === 'text')
    return fields.value.split(/[\s,]+/).filter(Boolean);
  const names =
    listed(fields) &&
    allOf(work, fields)?.map((each) =>
      typeof each !== 'number' && each.kind === 'text' ? each.value : null,
    );
  return !names || names.includes(null) ? null : (names as string[]);
}

function tupleClass(names: readonly string[], defaults: readonly Value[]): Value {
  return made(
    'namedtuple',
    new List(
      names.map((name) => text(name)),
      'tuple',
    ),
    new List([...defaults], 'tuple'),
  );
}

/** What a class of such tuples makes of arguments; undefined where that is not known, or `of` is none. */
export function newNamedTuple(
  work: Work,
  of: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | undefined {
  const [fields, defaults] = partsOf(of, 'namedtuple')?.items ?? [];
  if (typeof fields !== 'object' || fields.kind !== 'list' || typeof defaults !== 'object') return undefined;
  const names = fields.items.map((each) =>
    typeof each === 'object' && each.kind === 'text' ? each.value : '',
  );
  const last = defaults.kind === 'list' ? defaults.items : [];
  const values = given(names, args, keywords, (k) => last[k - (names.length - last.length)]);
  return values ? new List(values, 'tuple', names) : work.fail('these are other arguments than it takes');
}

/** What parts with these names get; null where some get nothing, or there is too much. */
function given(
  names: readonly string[],
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  otherwise: (k: number) => Value | undefined,
): Value[] | null {
  if (args.length > names.length || [...keywords.keys()].some((key) => names.indexOf(key) < args.length))
    return null;
  const values = names.map((name, k) => args[k] ?? keywords.get(name) ?? otherwise(k));
  const known = values.flatMap((each) => each ?? []);
  return known.length < values.length ? null : known;
}

/** What an element with a name is of a tuple that has such; undefined for any other. */
export function namedElement(of: List, key: string): Value | undefined {
  return of.names ? of.items[of.names.indexOf(key)] : undefined;
}

/** Decorators that make a class one of plain data. */
const isDataClass = (of: Value): boolean =>
  typeof of !== 'number' && of.kind === 'library' && of.path === 'dataclasses.dataclass';

/** Lets `@dataclass` do its work: instances are filled with their fields. */
export function decorate(_work: Work, decorator: Value, of: ClassThing): boolean {
  if (!isDataClass(decorator)) return false;
  dataClasses.add(of);
  return true;
}

/** `@dataclass(frozen=True)`. */
export const dataClass: LibraryFunction = (_work, args, keywords) =>
  args.length > 0 || ['init', 'kw_only'].some((name) => keywords.has(name))
    ? undefined
    : { kind: 'library', path: 'dataclasses.dataclass' };

/** `field(default_factory=list)` */
export const field: LibraryFunction = (_work, args, keywords) => {
  const others = [...keywords.keys()].filter(
    (name) => !/^(default|default_factory|repr|compare|hash)$/.test(name),
  );
  if (args.length > 0 || others.length > 0) return undefined;
  return made('field', keywords.get('default') ?? none, keywords.get('default_factory') ?? none);
};

/** What a field begins as that gets nothing: its default is a value of the class, or made anew. */
function beginning(work: Work, of: ClassThing, name: string): Value | undefined {
  const value = of.order.find(({ members }) => members.has(name))?.members.get(name);
  const parts = value === undefined ? null : partsOf(value, 'field');
  if (!parts) return value;
  const [own, factory] = parts.items;
  return factory === undefined || (typeof factory !== 'number' && factory.kind === 'nothing')
    ? own
    : work.call(factory, []);
}

/** Fills an instance of a class of plain data; false for any other. */
export function fill(
  work: Work,
  instance: Rec,
  of: ClassThing,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): boolean {
  const own = of.order.findIndex((each) => dataClasses.has(each));
  const byHand = of.order.findIndex(({ methods }) => methods.has('__init__'));
  if (own < 0 || (byHand >= 0 && byHand <= own) || keywords.has('**')) return false;
  const names = new Set(
    of.order
      .slice(own)
      .toReversed()
      .filter((each) => dataClasses.has(each))
      .flatMap(({ code }) => code.fields.flatMap(({ name, typed }) => (typed ? [name] : []))),
  );
  const all = [...names];
  const values = given(all, args, keywords, (k) => beginning(work, of, all[k]));
  if (!values) return work.fail('these are other arguments than it takes');
  for (const [k, name] of all.entries()) work.put(instance, name, values[k]);
  if (ofInstance(instance, '__post_init__')) callMethod(work, instance, '__post_init__', []);
  return true;
}

/** `p._replace(x=1)` and `p._asdict()`, of a tuple with names. */
export function replaced(of: List, keywords: ReadonlyMap<string, Value>): Value | undefined {
  if (!of.names || [...keywords.keys()].some((key) => !of.names?.includes(key))) return undefined;
  return new List(
    of.items.map((item, k) => keywords.get(of.names?.[k] ?? '') ?? item),
    'tuple',
    of.names,
  );
}
