/* What values of Python can do besides arithmetic: attributes, elements, methods, operators on what is no number. */
import type { Entered, Library, LibraryCall, Work } from '../../../program/library';
import { Given, type SuperThing, type Value } from '../../../program/values';
import { builtIns, exceptions } from '../names';
import { isBeyond, onlyShows } from './beyond';
import { methodOfList } from './collections';
import {
  accessorOf,
  callMethod,
  dictOf,
  exception,
  isInstance,
  isSlice,
  none,
  ofClass,
  ofInstance,
  orderOf,
  partsOf,
  text,
  throwing,
} from './common';
import { keyOf } from './compare';
import { dictMethods, entryOf, removeEntry, setEntry } from './dicts';
import { textOf } from './formats';
import { callOfLibrary, goesThrough } from './functions';
import { count, firstOf, hasFirst, next, over } from './iteration';
import { elementOf, isOfLists, placeIn, removeElement, setElement } from './lists';
import { hasMethod, itself } from './makes';
import { operate, update } from './operators';
import { decorate, fill, namedElement, newNamedTuple, replaced } from './records';
import { callOfSet, isMethodOfSet } from './sets';
import { callOfText, isTrue } from './texts';

function member(work: Work, of: Value, key: string): Value | undefined {
  if (typeof of === 'number') return hasMethod(work, of, key) ? { kind: 'method', of, name: key } : undefined;
  if (of instanceof Given) return undefined;
  switch (of.kind) {
    case 'list': {
      const named = namedElement(of, key);
      if (named !== undefined) return named;
      if (of.names && key === '_replace') return { kind: 'method', of, name: key };
      if (!(of.form === 'set' ? isMethodOfSet(key) : methodOfList(of, key))) return undefined;
      return { kind: 'method', of, name: key };
    }
    case 'record': {
      if (of.form === 'dict') return dictMethods.has(key) ? { kind: 'method', of, name: key } : undefined;
      const computed = accessorOf(key, orderOf(of));
      if (computed) return computed.getter ? work.call(computed.getter, [of]) : undefined;
      const own = of.members.get(key) ?? ofInstance(of, key);
      if (own !== undefined || key.startsWith('__') || !isInstance(of)) return own;
      if (ofInstance(of, '__getattr__') !== undefined) return undefined;
      return throwing(work, 'AttributeError', `this has no ${key}`);
    }
    case 'class':
      return ofClass(of, key);
    case 'super':
      return memberOfSuper(work, of, key);
    case 'function':
      return of.members.get(key);
    case 'library': {
      const path = `${of.path}.${key}`;
      const constant = builtIns.constants.get(path);
      return constant === undefined ? { kind: 'library', path } : work.constant(constant, false);
    }
    case 'text':
      return { kind: 'method', of, name: key };
    case 'nothing':
      return throwing(work, 'AttributeError', `None has no ${key}`);
    default:
      return undefined;
  }
}

/** What the classes above have. */
function memberOfSuper(work: Work, { home, self }: SuperThing, key: string): Value | undefined {
  if (typeof self === 'number') return undefined;
  if (self.kind === 'class') return ofClass(self, key, self.after(home));
  if (!isInstance(self) || self.of?.kind !== 'class') return undefined;
  const order = self.of.after(home);
  const computed = accessorOf(key, order);
  if (computed) return computed.getter ? work.call(computed.getter, [self]) : undefined;
  return (
    ofInstance(self, key, order) ??
    (key === '__init__' ? { kind: 'library', path: 'object.__init__' } : undefined)
  );
}

function at(work: Work, of: Value, index: Value): Value | undefined {
  if (typeof of === 'number') return undefined;
  if (of.kind === 'list') return elementOf(work, of, index);
  const dict = dictOf(of);
  if (dict) return entryOf(work, dict, index);
  if (of.kind === 'text') {
    const letters = [...of.value];
    const place = placeIn(work, index, letters.length);
    return place === null ? undefined : text(letters[place]);
  }
  return callMethod(work, of, '__getitem__', [index]);
}

function setMember(work: Work, of: Value, key: string, value: Value): boolean {
  if (typeof of === 'number' || key.startsWith('__')) return false;
  const isOwn = isInstance(of) && ofInstance(of, '__setattr__') === undefined;
  if (!isOwn && of.kind !== 'class' && of.kind !== 'function') return false;
  const computed = isOwn ? accessorOf(key, orderOf(of)) : null;
  if (computed) {
    if (!computed.setter) return throwing(work, 'AttributeError', `${key} can’t be assigned`);
    work.call(computed.setter, [of, value]);
    return true;
  }
  work.put(of, key, value);
  return true;
}

function setAt(work: Work, of: Value, index: Value, value: Value): boolean {
  if (typeof of === 'number') return false;
  if (of.kind === 'list') return setElement(work, of, index, value);
  const dict = dictOf(of);
  if (dict) return setEntry(work, dict, index, value);
  return callMethod(work, of, '__setitem__', [index, value]) !== undefined;
}

function remove(work: Work, of: Value, key: string | Value): boolean {
  if (typeof of === 'number') return false;
  if (typeof key === 'string') {
    if (!isInstance(of) || !of.members.has(key)) return false;
    work.put(of, key, undefined);
    return true;
  }
  if (of.kind === 'list') return removeElement(work, of, key);
  const dict = dictOf(of);
  return dict !== null && removeEntry(work, dict, key);
}

function call(work: Work, called: LibraryCall): Value | undefined {
  const { of, args, keywords } = called;
  if (typeof of === 'number') return undefined;
  if (of.kind === 'library') return callOfLibrary(work, of.path, called);
  if (isInstance(of) && !of.lost) {
    const method = ofInstance(of, '__call__');
    return method === undefined ? undefined : work.call(method, args, null, keywords);
  }
  if (of.kind !== 'method') return undefined;
  if (of.name === '<namedtuple>') return newNamedTuple(work, of, args, keywords);
  const parts = partsOf(of, 'partial')?.items as readonly Value[] | undefined;
  if (parts) return work.call(parts[0], [...parts.slice(1), ...args], null, keywords);
  if (typeof of.of !== 'number' && of.of.kind === 'text')
    return callOfText(work, of.of, of.name, args, keywords);
  if (typeof of.of === 'number') return keywords.size > 0 ? undefined : itself(work, of.of, of.name, args);
  const dict = dictOf(of.of);
  if (dict) return dictMethods.get(of.name)?.(work, dict, args, keywords);
  if (of.of.kind !== 'list' || of.of.lost) return undefined;
  if (of.name === '_replace' && of.of.names && args.length === 0) return replaced(of.of, keywords);
  if (of.of.form === 'set') return callOfSet(work, of.of, of.name, args);
  return methodOfList(of.of, of.name)?.(work, of.of, args, keywords);
}

/** Enters what a `with` has: an instance of the file's says itself what that does. */
function enter(work: Work, of: Value): Entered | undefined {
  if (!isInstance(of) || of.lost || !ofInstance(of, '__exit__')) return undefined;
  const value = callMethod(work, of, '__enter__', []);
  if (value === undefined) return undefined;
  const leave = (thrown: Value | null, isThrown: boolean) => {
    const known = [isThrown ? thrown : none, isThrown ? thrown : none, isThrown ? null : none];
    const args = known.map((each) => each ?? work.unknown([], 'what is thrown is not known'));
    return callMethod(work, of, '__exit__', args) ?? none;
  };
  return { value, leave };
}

/** Whether a handler catches what was thrown; null where that is not known. */
function catches(thrown: Value | null, filter: Value): boolean | null {
  if (typeof filter === 'number') return null;
  if (filter.kind === 'list') {
    const each = filter.items.map((one) => (one === undefined ? null : catches(thrown, one)));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  }
  if (thrown === null || typeof thrown === 'number') return null;
  if (thrown.kind !== 'library' || filter.kind !== 'library') return null;
  if (!exceptions.has(thrown.path)) return null;
  for (let name: string | undefined = thrown.path; name !== undefined; name = exceptions.get(name))
    if (name === filter.path) return true;
  return exceptions.has(filter.path) ? false : null;
}

/** What arithmetic.ts says of an operation that ends the program. */
function thrownBy(reason: string): Value | null {
  if (!reason.includes('Python stops')) return null;
  return exception(
    reason.includes('divides by zero') ? 'ZeroDivisionError' : 'ArithmeticError or ValueError',
  );
}

export const library: Library = {
  hasBlocks: false,
  selfIsArgument: true,
  isBeyond,
  onlyShows,
  isOfLists,
  lengthName: (path) => `len(${path})`,
  tellsList: (work, index) =>
    typeof index === 'number' ? (work.known(index) ?? 0) < 0 : index.kind === 'list' && isSlice(index),
  decorate,
  fill,
  enter,
  isPlainBase: (path) => /^(object|(abc\.)?ABC|typing\.Protocol)$/.test(path),
  named: (name) => (name === '__name__' ? text('__main__') : undefined),
  nothing: 'None',
  misfit: exception('ValueError'),
  isTrue,
  operate,
  update,
  member,
  at,
  setMember,
  setAt,
  remove,
  call,
  goesThrough,
  catches,
  thrownBy,
  first: firstOf,
  asks: hasFirst,
  next,
  count,
  over,
  keyOf,
  keys: () => null,
  textOf,
};
