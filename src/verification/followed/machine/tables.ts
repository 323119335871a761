/*
 * Tables of functions of which the caller chooses one: `activations[this.kind]`. Every table that is asked with the same
 * name is asked for the same thing, which is a variant's to say.
 */
import { Given, Rec, type Value } from '../../../program/values';
import { ThingMachine } from './made-elsewhere';
import { lastOf } from './marked';

export abstract class TableMachine extends ThingMachine {
  /** Where it was first asked for what is called so. */
  private readonly chosenAt = new Map<string, number>();

  /** Whether the likelier one of two ways is taken at a place. */
  protected abstract takes(at: number): boolean;

  protected override elementOf(of: Value, index: Value): Value {
    const isOpen = index instanceof Given && index.members.size === 0 && this.keyOf(index) === null;
    const keys = isOpen && index.node < 0 ? keysOf(of) : [];
    if (keys.length === 0) return super.elementOf(of, index);
    const name = lastOf((index as Given).path);
    const at = this.chosenAt.get(name) ?? this.from;
    this.chosenAt.set(name, at);
    const key = this.takes(at) ? keys[0] : keys[1];
    return super.elementOf(of, { kind: 'text', value: key });
  }
}

/** The names of what a table has, which are functions all, or things that have some; those that do nothing are the last. */
function keysOf(of: Value): readonly string[] {
  if (!(of instanceof Rec) || of instanceof Given || of.form !== 'object' || of.lost) return [];
  const all = [...of.members];
  if (all.length < 2 || !all.every(([, value]) => isFunction(value) || hasFunctions(value))) return [];
  const keys = all.map(([key]) => key);
  return [...keys.filter((key) => !doesNothing.test(key)), ...keys.filter((key) => doesNothing.test(key))];
}

const isFunction = (value: Value) =>
  typeof value === 'object' && (value.kind === 'function' || value.kind === 'library');

const hasFunctions = (value: Value) => value instanceof Rec && [...value.members.values()].some(isFunction);

const doesNothing = /^(linear|identity|none)$/i;
