/* Functions of Python itself, and the functions of numbers of its libraries. */
import { rowNamed } from '../../../gates/rows';
import { compose } from '../../../program/dialect';
import type { LibraryCall, LibraryFunction, Work } from '../../../program/library';
import { GeneratorThing, Given, List, type Value } from '../../../program/values';
import { builtIns, exceptions } from '../names';
import { collectionFunctions } from './collections';
import {
  asList,
  callMethod,
  dictOf,
  exception,
  isInstance,
  isWhole,
  listed,
  made,
  none,
  ofInstance,
  partsOf,
  text,
  throwing,
  wholeOf,
} from './common';
import { rangeOf } from './compare';
import { newDict } from './dicts';
import { textOf } from './formats';
import { iterator, next, over } from './iteration';
import { iteratorFunctions } from './itertools';
import { allOf } from './lists';
import { makes } from './makes';
import { extremeBy, sortedBy } from './order';
import { eachOnce, setOf } from './sets';
import { isTrue } from './texts';
import { isOf } from './types';

type Keywords = ReadonlyMap<string, Value>;

/** Whether something is true, as a number. */
function truthOf(work: Work, value: Value): Value | undefined {
  if (typeof value === 'number') return work.apply('not', [work.apply('not', [value])]);
  if (value instanceof Given) return undefined;
  const holds = isTrue(value);
  return holds === null ? undefined : work.truth(holds);
}

function lengthOf(work: Work, of: Value): Value | undefined {
  const list = listed(asList(work, of));
  if (list) return work.lengthOf(list);
  const members = setOf(of) && eachOnce(work, setOf(of)?.items ?? []);
  if (members) return work.counter(members.length);
  const dict = dictOf(of);
  if (dict) return work.counter(dict.members.size);
  const range = rangeOf(work, of);
  if (range) return work.counter(range[2]);
  if (typeof of !== 'number' && of.kind === 'text') return work.counter([...of.value].length);
  return callMethod(work, of, '__len__', []);
}

function range(work: Work, args: readonly Value[]): Value | undefined {
  const [first, second, third] = args;
  const zero = work.constant(0);
  const one = work.constant(1);
  if (args.length === 1) return made('range', zero, first, one);
  return args.length === 2 || args.length === 3 ? made('range', first, second, third ?? one) : undefined;
}

/** One after the other from the left, as Python adds. */
function sum(work: Work, args: readonly Value[], keywords: Keywords): Value | undefined {
  const items = args.length === 0 ? null : allOf(work, args[0]);
  const start = args[1] ?? keywords.get('start');
  if (!items || args.length > 2) return undefined;
  const isOfNumbers = items.every((item) => typeof item === 'number');
  let total = start ?? (isOfNumbers && items.length > 1 ? items[0] : work.constant(0));
  const rest = start === undefined && isOfNumbers && items.length > 1 ? items.slice(1) : items;
  for (const item of rest) total = work.apply('+', [total, item], isOfNumbers ? 'sum' : '');
  return total;
}

const extreme =
  (gate: 'max' | 'min'): LibraryFunction =>
  (work, args, keywords) => {
    const items = args.length === 1 ? allOf(work, args[0]) : args;
    const key = keywords.get('key');
    const isKnown = [...keywords.keys()].every((name) => name === 'key' || name === 'default');
    if (!items || !isKnown) return undefined;
    if (items.length === 0)
      return keywords.get('default') ?? throwing(work, 'ValueError', `${gate} of nothing has no value`);
    if (key !== undefined) return extremeBy(work, gate, items, key);
    if (items.length === 1) return items[0];
    return items.every((item) => typeof item === 'number' || item instanceof Given)
      ? work.apply(gate, items, gate)
      : undefined;
  };

/** All that `any` and `all` ask, joined by a gate. */
const joined =
  (gate: 'or' | 'and'): LibraryFunction =>
  (work, [of]) => {
    const source = of === undefined ? null : over(work, of);
    if (source === null) return undefined;
    const isLazy = typeof source !== 'number' && source.kind !== 'list';
    let all: Value = work.truth(gate === 'and');
    for (let count = 0; ; count++) {
      const item = next(work, source, count);
      if (item === null) return undefined;
      if (item === undefined) break;
      const truth = truthOf(work, item);
      if (truth === undefined) return undefined;
      all = work.apply(gate, [all, truth]);
      // What is not asked for any more does not run.
      const known = isLazy ? work.known(truth) : gate === 'and' ? 1 : 0;
      if (known === null || (isLazy && work.isAssumed(truth))) return undefined;
      if ((known !== 0) === (gate === 'or')) break;
    }
    return all;
  };

function listOf(form: 'list' | 'tuple'): LibraryFunction {
  return (work, args) => {
    const items = args.length === 0 ? [] : args.length === 1 ? allOf(work, args[0]) : null;
    return items ? new List(items, form) : undefined;
  };
}

function newSet(work: Work, args: readonly Value[]): Value | undefined {
  const items = args.length === 0 ? [] : args.length === 1 ? allOf(work, args[0]) : null;
  const members = items && eachOnce(work, items);
  return members ? new List(members, 'set') : undefined;
}

/** A number that a text says. */
function numberIn(work: Work, value: Value, isInteger: boolean): Value | undefined {
  if (typeof value === 'number' || value.kind !== 'text') return undefined;
  const said = value.value.trim();
  if (isInteger) return /^[-+]?\d{1,15}$/.test(said) ? work.constant(Number(said)) : undefined;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(said) ? work.constant(Number(said), false) : undefined;
}

/** `next(it)`: what an iterator has at its place, which moves on. */
function nextOf(work: Work, [of, otherwise]: readonly Value[]): Value | undefined {
  if (of instanceof GeneratorThing) {
    const given = work.resume(of);
    if (given === undefined) return otherwise ?? throwing(work, 'StopIteration', 'there is nothing left');
    return given ?? undefined;
  }
  if (isInstance(of)) return callMethod(work, of, '__next__', []);
  const parts = of === undefined ? null : partsOf(of, 'iter');
  if (!parts || parts.members?.has('used')) return undefined;
  const [source] = parts.items;
  const place = work.known(parts.members?.get('place') ?? work.constant(0));
  if (source === undefined || place === null) return undefined;
  const found = next(work, source, place);
  if (found === null) return undefined;
  if (found === undefined) return otherwise ?? throwing(work, 'StopIteration', 'there is nothing left');
  work.put(parts, 'place', work.constant(place + 1));
  return found;
}

function reversed(work: Work, [of]: readonly Value[]): Value | undefined {
  if (of === undefined) return undefined;
  const list = listed(asList(work, of)) ?? (rangeOf(work, of) ? new List(allOf(work, of) ?? []) : null);
  return list ? made('reversed', list, work.constant(list.items.length)) : undefined;
}

function enumerate(work: Work, [of, given]: readonly Value[], keywords: Keywords): Value | undefined {
  const start = given ?? keywords.get('start') ?? work.constant(0);
  if (of === undefined || wholeOf(work, start) === null) return undefined;
  return iterator(work, 'enumerate', [of], start);
}

function filtered(work: Work, [test, of]: readonly Value[]): Value | undefined {
  const items = test === undefined || of === undefined ? null : allOf(work, of);
  if (!items) return undefined;
  const kept: Value[] = [];
  for (const item of items) {
    const isPlain = typeof test !== 'number' && test.kind === 'nothing';
    const truth = truthOf(work, isPlain ? item : work.call(test, [item]));
    const holds = truth === undefined || work.isAssumed(truth) ? null : work.known(truth);
    if (holds === null) return undefined;
    if (holds !== 0) kept.push(item);
  }
  return iterator(work, 'iter', [new List(kept)]);
}

/** Whether printing something may run code of the file. */
const saysItself = (value: Value): boolean =>
  isInstance(value) && ['__str__', '__repr__'].some((name) => ofInstance(value, name) !== undefined);

const functions: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ['len', (work, [of]) => (of === undefined ? undefined : lengthOf(work, of))],
  ['range', range],
  ...collectionFunctions,
  ...iteratorFunctions,
  ['sum', sum],
  ['max', extreme('max')],
  ['min', extreme('min')],
  ['any', joined('or')],
  ['all', joined('and')],
  ['list', listOf('list')],
  ['tuple', listOf('tuple')],
  ['set', newSet],
  ['dict', newDict],
  [
    'dict.fromkeys',
    (work, [of, value = none]) => {
      const keys = of === undefined ? null : allOf(work, of);
      const pairs = keys?.map((key) => new List([key, value], 'tuple'));
      return pairs && newDict(work, [new List(pairs)], new Map());
    },
  ],
  ['enumerate', enumerate],
  ['zip', (work, args, keywords) => (keywords.size > 0 ? undefined : iterator(work, 'zip', args))],
  [
    'map',
    (work, [callee, ...sources]) =>
      callee === undefined ? undefined : made('map', callee, ...sources.map((each) => over(work, each))),
  ],
  ['filter', filtered],
  ['reversed', reversed],
  ['iter', (work, args) => (args.length === 1 ? iterator(work, 'iter', args) : undefined)],
  ['next', nextOf],

  [
    'sorted',
    (work, [of], keywords) => {
      const items = of === undefined ? null : allOf(work, of);
      const sorted = items && sortedBy(work, items, keywords);
      return sorted ? new List(sorted) : undefined;
    },
  ],
  ['bool', (work, [of]) => (of === undefined ? undefined : truthOf(work, of))],
  [
    'str',
    (work, args) => {
      const said = args.length === 1 ? textOf(work, args[0]) : null;
      return said === null ? undefined : text(said, work.nodesOf(args));
    },
  ],
  [
    'isinstance',
    (work, [value, type]) => {
      const holds = value === undefined || type === undefined ? null : isOf(work, value, type);
      return holds === null ? undefined : work.truth(holds);
    },
  ],
  [
    'divmod',
    (work, args) => {
      if (args.length !== 2 || args.some((each) => typeof each !== 'number')) return undefined;
      return new List([work.apply('floorDivide', args), work.apply('modulo', args)], 'tuple');
    },
  ],
  [
    'math.prod',
    (work, args, keywords) => {
      const items = args.length === 1 && keywords.size === 0 ? allOf(work, args[0]) : null;
      if (!items?.every((item) => typeof item === 'number')) return undefined;
      return items.reduce<Value>((all, item) => work.apply('*', [all, item], 'math.prod'), work.constant(1));
    },
  ],
]);

/** What goes through all that it gets before anything else runs. */
const atOnce: ReadonlySet<string> = new Set(
  'sum max min list tuple dict dict.fromkeys sorted math.prod math.fsum numpy.array numpy.mean numpy.sum set'.split(
    ' ',
  ),
);

export function goesThrough(of: Value): boolean {
  if (typeof of === 'number') return false;
  if (of.kind === 'library') return atOnce.has(of.path);
  return of.kind === 'method' && /^(extend|update|join)$/.test(of.name);
}

export function callOfLibrary(work: Work, path: string, call: LibraryCall): Value | undefined {
  const { args, keywords } = call;
  if (exceptions.has(path) || path === 'BaseException') return exception(path);
  if (path === 'print' || /\.(manual_)?seed$/.test(path))
    return [...args, ...keywords.values()].some(saysItself) ? undefined : none;
  if (keywords.has('**')) return undefined;
  const known =
    functions.get(path)?.(work, args, keywords) ??
    numeric(work, path, args, keywords) ??
    makes(work, path, args, keywords);
  if (known !== undefined) return known;
  const all = [...args, ...keywords.values()];
  return builtIns.changesNothing(path)
    ? work.notKnown(all, `what ${path} gives is not known here`)
    : undefined;
}

/** A function of numbers. */
function numeric(work: Work, path: string, args: readonly Value[], keywords: Keywords): Value | undefined {
  const gate = builtIns.gates.get(path) ?? builtIns.assumed.get(path);
  const [first] = args;
  if (args.length + keywords.size === 0 && /^(int|float)$/.test(path))
    return work.constant(0, path === 'int');
  if (keywords.size > 0 || first === undefined) return undefined;
  if (args.length === 1 && (path === 'int' || path === 'float')) {
    const said = numberIn(work, first, path === 'int');
    if (said !== undefined) return said;
  }
  if (path === 'abs' && isInstance(first)) return callMethod(work, first, '__abs__', []);
  if (!args.every((each) => typeof each === 'number' || (each instanceof Given && !each.list)))
    return undefined;
  const parts = builtIns.composed.get(`${path}/${args.length}`);
  if (parts) return compose(work, parts, args);
  const row = gate === undefined ? undefined : rowNamed(gate);
  if (gate === undefined || !row) return undefined;
  const wanted = row.count ?? args.length;
  const [least, most] = builtIns.counts.get(path) ?? [wanted, wanted];
  if (args.length < least || args.length > most) return undefined;
  // A whole number is its own.
  if (path === 'int' && isWhole(work, first) && !work.isTruth(first)) return first;
  return work.apply(gate, args, path);
}
