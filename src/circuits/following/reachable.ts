/* What can be reached from what code has: the parts of things, and the variables that functions name. */
import {
  type Cell,
  type ClassThing,
  type Func,
  GeneratorThing,
  Given,
  type Names,
  type Thing,
  type Value,
} from '../../program/values';
import { touchedBy } from './touches';

/** What a thing consists of, or has at hand. */
export function* partsOf(thing: Thing): Generator<Value | null | undefined> {
  if (thing.kind === 'list') {
    yield* thing.items;
    if (thing.members) yield* thing.members.values();
  } else if (thing.kind === 'record') {
    yield* thing.members.values();
    yield* thing.keys.values();
    yield* [thing.of, thing.factory];
    if (thing instanceof Given) yield thing.list;
    if (thing instanceof GeneratorThing) for (const { value } of thing.names.cells.values()) yield value;
  } else if (thing.kind === 'method') yield thing.of;
  else if (thing.kind === 'super') yield* [thing.home, thing.self];
  else if (thing.kind === 'function' || thing.kind === 'class') {
    yield* thing.members.values();
    if (thing.kind === 'class') {
      yield* thing.order.slice(1);
      yield* thing.methods.values();
      yield* thing.ofClass.values();
      for (const { getter, setter } of thing.accessors.values()) yield* [getter, setter];
    } else {
      yield thing.self;
      if (thing.defaults) yield* thing.defaults.values();
    }
  }
}

/** What a function or class can see: of the variables around it those that it names. */
export function* valuesAround({ code, around }: Func | ClassThing): Generator<Value | null> {
  const { reads, assignsAnything } = touchedBy(code);
  for (const { value } of cellsNamed(around, assignsAnything ? null : reads)) yield value;
}

/** The variables that some names mean, or all that there are. */
export function* cellsNamed(names: Names, wanted: ReadonlySet<string> | null): Generator<Cell> {
  if (wanted === null) {
    for (let each: Names | null = names; each; each = each.around) yield* each.cells.values();
    return;
  }
  for (const name of wanted) {
    const cell = cellNamed(names, name);
    if (cell) yield cell;
  }
}

/** The variable that a name means; null for one that no followed code knows. */
export function cellNamed(names: Names, name: string): Cell | null {
  for (let each: Names | null = names; each; each = each.around) {
    const cell = each.cells.get(name);
    if (cell) return cell;
  }
  return null;
}
