/* What Python's modules for containers make: queues with two ends, dictionaries with defaults, copies. */
import type { LibraryFunction, Work } from '../../../program/library';
import { Given, List, Rec, type Value } from '../../../program/values';
import { isInstance, none, ofInstance, throwing, wholeOf } from './common';
import { newDict } from './dicts';
import { allOf, type ListMethod, listMethods, rewrite, tupleMethods } from './lists';
import { dataClass, field, namedTuple } from './records';

/** What a queue keeps is the last that came, on whichever side that was. */
function shortened(work: Work, of: List, fromLeft: boolean): void {
  const most = of.members?.get('maxlen');
  const count = most === undefined ? null : wholeOf(work, most);
  if (count === null || of.items.length <= count) return;
  rewrite(work, of, fromLeft ? of.items.slice(of.items.length - count) : of.items.slice(0, count));
}

/** Those of a list which add at its end. */
const adding = ['append', 'extend'].map((name): [string, ListMethod] => [
  name,
  (work, of, args, keywords) => {
    const given = listMethods.get(name)?.(work, of, args, keywords);
    if (given !== undefined) shortened(work, of, true);
    return given;
  },
]);

const dequeMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ...tupleMethods,
  ...['clear', 'remove', 'reverse'].map((name): [string, ListMethod] => [
    name,
    (work, of, args, keywords) => listMethods.get(name)?.(work, of, args, keywords),
  ]),
  ...adding,
  [
    'pop',
    (work, of, args) => (args.length > 0 ? undefined : listMethods.get('pop')?.(work, of, [], new Map())),
  ],
  [
    'popleft',
    (work, of) => {
      if (of.items.length === 0) return throwing(work, 'IndexError', 'this queue has no elements');
      const [first, ...rest] = of.items;
      rewrite(work, of, rest);
      return first;
    },
  ],
  [
    'appendleft',
    (work, of, [value]) => {
      if (value === undefined) return undefined;
      rewrite(work, of, [value, ...of.items]);
      shortened(work, of, false);
      return none;
    },
  ],
  [
    'rotate',
    (work, of, [steps]) => {
      const number = steps === undefined ? 1 : wholeOf(work, steps);
      const { length } = of.items;
      if (number === null) return undefined;
      if (length > 0)
        rewrite(
          work,
          of,
          of.items.map((_, k) => of.items[(((k - number) % length) + length) % length]),
        );
      return none;
    },
  ],
]);

/** A method of a list, a tuple or a queue. */
export function methodOfList({ form }: List, name: string): ListMethod | undefined {
  return (form === 'tuple' ? tupleMethods : form === 'deque' ? dequeMethods : listMethods).get(name);
}

const deque: LibraryFunction = (work, [of, given], keywords) => {
  const items = of === undefined ? [] : allOf(work, of);
  const most = given ?? keywords.get('maxlen');
  if (!items) return undefined;
  const made = new List(items, 'deque');
  if (most === undefined || (typeof most !== 'number' && most.kind === 'nothing')) return made;
  if (wholeOf(work, most) === null) return undefined;
  made.members = new Map([['maxlen', most]]);
  shortened(work, made, true);
  return made;
};

/** What a thing is that has the same parts, which for a deep one are such copies in their turn; undefined where that is not known. */
function copyOf(of: Value, isDeep: boolean, known: Map<Value, Value>): Value | undefined {
  const before = known.get(of);
  if (before !== undefined) return before;
  if (typeof of === 'number' || (of.kind !== 'list' && of.kind !== 'record'))
    return isCopied(of) ? of : undefined;
  if (of instanceof Given || of.lost || (of.kind === 'list' && of.members)) return undefined;
  if (isInstance(of) && copying.some((name) => ofInstance(of, name) !== undefined)) return undefined;
  const made = of.kind === 'list' ? new List([], of.form, of.names) : new Rec(of.form, of.of, of.factory);
  known.set(of, made);
  const part = (value: Value) => (isDeep ? copyOf(value, true, known) : value);
  if (of.kind === 'list' && made.kind === 'list') {
    for (const item of of.items) {
      const own = item === undefined ? undefined : part(item);
      if (own === undefined) return undefined;
      made.items.push(own);
    }
  } else if (of.kind === 'record' && made.kind === 'record') {
    for (const [key, value] of of.keys) made.keys.set(key, value);
    for (const [key, value] of of.members) {
      const own = part(value);
      if (own === undefined) return undefined;
      made.members.set(key, own);
    }
  }
  return made;
}

/** Methods by which an object says what its copy is. */
const copying = ['__copy__', '__deepcopy__', '__reduce__', '__getstate__'];

/** What is its own copy. */
function isCopied(of: Value): boolean {
  return typeof of === 'number' || /^(text|nothing|function|class|library)$/.test(of.kind);
}

/** `defaultdict(float)`. */
const defaultDict: LibraryFunction = (work, [factory = none, ...args], keywords) => {
  const isNone = typeof factory !== 'number' && factory.kind === 'nothing';
  return newDict(work, args, keywords, isNone ? null : factory);
};

export const collectionFunctions: readonly (readonly [string, LibraryFunction])[] = [
  ['collections.deque', deque],
  ['collections.defaultdict', defaultDict],
  ['collections.OrderedDict', newDict],
  ['collections.namedtuple', namedTuple],
  ['dataclasses.dataclass', dataClass],
  ['dataclasses.field', field],
  ['copy.copy', (_work, [of]) => (of === undefined ? undefined : copyOf(of, false, new Map()))],
  ['copy.deepcopy', (_work, args) => (args.length === 1 ? copyOf(args[0], true, new Map()) : undefined)],
  ['object.__init__', () => none],
  ['abc.abstractmethod', (_work, [of]) => of],
];
