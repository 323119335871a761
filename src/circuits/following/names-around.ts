/* What names mean to the code of a scope that it does not give a value itself: the scopes around, the language, or nobody. */
import { Func, Given, type Names, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import { libraryNamed, nowhere } from '../meaning';
import type { Call } from '../value-builder';
import { Displayed } from './shown';
import type { ScopeAround } from './world';

export abstract class NamesAround extends Displayed {
  /** The object that a method is of which is followed by itself. */
  private readonly instance = new Given(this.frame.sheet.dialect.names.instance);
  protected readonly free = new Map<string, Given>();
  /** The versions of what is not given, by their nodes. */
  protected readonly givenAt = new Map<number, Version>();
  /** What stands for the scopes around: as far as the code that is followed gives their names a value. */
  protected abstract readonly outermost: Names;
  /** The same to functions of scopes further out than the one just around. */
  protected abstract readonly further: Names;

  /** What a name means that the code which is followed gives no value. */
  protected fromFrame(name: string, around: ScopeAround, isThing: boolean): Value {
    const { frame } = this;
    const isOfAround = !this.isOfScope() && frame.hides(name);
    const isFurther = this.isWithin(this.further) && frame.isHiddenBetween(name);
    if (isFurther) return this.unknown([], `${name} is another variable there`);
    const peeked = isOfAround ? frame.peekAround(name) : frame.peek(name);
    const outer = peeked?.kind === 'function' ? around.functionNamed(name) : null;
    if (outer) {
      const { made, isNear } = outer;
      const names = isNear ? this.outermost : this.further;
      return new Func(made.code, names, null, made.base, this.carried(made));
    }
    if (isOfAround) return this.fromAround(name, peeked === null);

    if (name === frame.sheet.dialect.names.instance) return this.instance;
    const builtIn = this.builtInNamed(name);
    if (builtIn) return builtIn;
    const before = frame.versionOf(name);
    if (isThing && !before && frame.peek(name) === null) return this.givenNamed(name, -1, false);
    const meaning = frame.read(name, nowhere, nowhere);
    if (typeof meaning === 'number') return this.givenNamed(name, meaning, before?.node === meaning);
    if (meaning.kind === 'alias') return { kind: 'library', path: meaning.path };
    return this.unknown(meaning.nodes, meaning.reason);
  }

  /** What a name means to a function of the scope around, where this one has another of that name. */
  private fromAround(name: string, isFree: boolean): Value {
    const meaning = isFree ? null : this.frame.readAround(name);
    if (typeof meaning === 'number') return meaning;
    if (meaning?.kind === 'alias') return { kind: 'library', path: meaning.path };
    return this.unknown(meaning?.nodes ?? [], meaning?.reason ?? `${name} is another variable there`);
  }

  /** Whether the code that is followed now is the scope's own: it sees its variables. */
  private isOfScope(): boolean {
    return this.isWithin(this.root);
  }

  private isWithin(names: Names): boolean {
    for (let each: Names | null = this.names; each; each = each.around) if (each === names) return true;
    return false;
  }

  /** Defaults of a function of the scope around: its numbers are inputs here, its things are not known. */
  private carried({ defaults }: Func): ReadonlyMap<string, Value> | null {
    if (!defaults) return null;
    const { tape } = this;
    const here = (value: Value): Value => {
      if (typeof value !== 'number') {
        const isPlain = value.kind === 'text' || value.kind === 'nothing' || value.kind === 'library';
        return isPlain ? value : this.unknown([], 'what other calls have made of this default is not known');
      }
      const node = tape.carry(value, this.from, this.to);
      forward(tape, node, node + 1);
      return node;
    };
    return new Map([...defaults].map(([name, value]) => [name, here(value)]));
  }

  /** What a name is that the file gives no value: always the same thing. `isNumber`: straight lines have read it. */
  private givenNamed(name: string, node: number, isNumber: boolean): Value {
    const known = this.free.get(name);
    if (known && (node < 0 || known.node < 0 || known.node === node)) {
      if (known.node < 0 && node >= 0) known.node = this.noted(node);
      return known;
    }
    const made = new Given(name, node < 0 ? node : this.noted(node));
    made.isNumber = isNumber;
    this.free.set(name, made);
    return made;
  }

  /** Notes the version of a node that is not given. */
  protected noted(node: number): number {
    const version =
      this.givenAt.get(node) ?? this.frame.circuit.versions.findLast((each) => each.node === node);
    if (version) this.givenAt.set(node, version);
    return node;
  }

  /** Whether a name means the language's own, and nobody else's: to a straight line as it does here. */
  isBuiltIn(name: string): boolean {
    const cell = this.find(name);
    if (cell === null) return this.builtInNamed(name) !== null;
    const known = this.frame.peek(name);
    const { value } = cell;
    if (known?.kind !== 'alias' || typeof value === 'number') return false;
    return value?.kind === 'library' && value.path === known.path;
  }

  /** Whether a call is of the language's own functions of numbers, and draws no whole one: that may be an index. */
  isBuiltInCall({ callee, root, count, keywords = [] }: Call): boolean {
    if (!this.isBuiltIn(root)) return false;
    const { names } = this.frame.sheet.dialect;
    const library = libraryNamed(root, this.frame.peek(root), names);
    const path = library === undefined ? callee : library + callee.slice(root.length);
    const isOfNumbers = names.isFunction(path) || names.assumed.has(path);
    return isOfNumbers && names.madeBy(path, count, keywords) !== 'hidden draw';
  }

  /** What the language itself says that a name is. */
  protected builtInNamed(name: string): Value | null {
    const { names } = this.frame.sheet.dialect;
    if (this.frame.peek(name)) return null;
    const constant = names.constants.get(name);
    if (constant !== undefined) return this.constant(constant);
    if (name === names.nothing) return this.nothing();
    const own = this.library.named?.(name);
    if (own !== undefined) return own;
    const habit = names.usual.get(name);
    if (habit !== undefined) return { kind: 'library', path: habit };
    if (
      names.showing.has(name) ||
      names.libraries.has(name) ||
      names.isFunction(name) ||
      names.isOther(name) ||
      names.assumed.has(name)
    )
      return { kind: 'library', path: name };
    return null;
  }
}
