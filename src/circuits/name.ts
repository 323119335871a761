/* What a scope's text says of a name, once for all, and what the name means in a frame, at the moment. */
import type { BuiltIns } from '../program/dialect';
import type { FunctionText } from '../program/statements';
import type { Version } from '../tape/wiring';
import type { Alias, NoNumber } from './meaning';

/** What the text of a scope says of one name. */
export class NameText {
  /** `index` is its place among those of its scope; -1 for none. */
  constructor(readonly index: number) {}

  /** How often the scope assigns it. */
  assignments = 0;
  /** The function that it stands for throughout, once statement `textAfter` has run. */
  text: FunctionText | null = null;
  textAfter = -1;
  /** It is not declared, so that before it may have meant anything. */
  isLoose = false;
  /** Why it may change while other code runs; null where it can't. */
  volatile: string | null = null;
}

/** What a name is that opaque code may have assigned. */
export interface Lost {
  readonly kind: 'lost';
  /** The node of that code; -1 for none. */
  readonly hub: number;
  readonly reason: string;
}

/** What a name means in a frame. */
export class Name {
  /** The number that it has now. */
  version: Version | null = null;
  /** What it means now where that is no number of its own. */
  other: NoNumber | Alias | Lost | null = null;
  /** The nodes of opaque code that reads it, oldest first. */
  hubs: number[] | null = null;

  constructor(readonly said: NameText) {}

  heardBy(hub: number): void {
    this.hubs ??= [];
    if (this.hubs.at(-1) !== hub) this.hubs.push(hub);
  }

  /** Gives it another meaning. */
  becomes(version: Version | null, other: Name['other']): void {
    this.version = version;
    this.other = other;
  }

  get isBound(): boolean {
    return this.version !== null || this.other !== null;
  }

  /** Whether it means something that the file gives it. */
  get isKnown(): boolean {
    return this.other !== null || (this.version !== null && this.version.origin !== 'free');
  }
}

const nothingSaid = new NameText(-1);

/** The names of a frame. */
export class ScopeNames implements Iterable<[string, Name]> {
  /** Those that the text speaks of, by their places there, and all others. */
  private readonly spoken: readonly Name[];
  private readonly others = new Map<string, Name>();

  constructor(private readonly said: ReadonlyMap<string, NameText>) {
    this.spoken = Array.from(said.values(), (text) => new Name(text));
  }

  /** undefined for a name that the frame has nothing to say about. */
  get(name: string): Name | undefined {
    const said = this.said.get(name);
    return said ? this.spoken[said.index] : this.others.get(name);
  }

  /** A member of what a name stands for may be assigned: where that is a library, its functions may be others from now on. */
  writeMember(name: string, { libraries, usual }: BuiltIns): void {
    const known = this.get(name);
    const path = known?.other?.kind === 'alias' ? known.other.path : !known?.isBound && usual.get(name);
    if (!path || !libraries.has(path)) return;
    const [library] = path.split('.', 1);
    const reason = `functions of ${library} may change by another name that it has`;
    const changed: NoNumber = { kind: 'none', reason, nodes: [], foreign: false };
    this.of(library).becomes(null, changed);
  }

  of(name: string): Name {
    const known = this.get(name);
    if (known) return known;
    const made = new Name(nothingSaid);
    this.others.set(name, made);
    return made;
  }

  *[Symbol.iterator](): Iterator<[string, Name]> {
    for (const [name, { index }] of this.said) yield [name, this.spoken[index]];
    yield* this.others;
  }
}
