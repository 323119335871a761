import type { FunctionText } from '../program/statements';
import type { Version, Wiring } from '../tape/wiring';
import type { Alias, NoNumber } from './meaning';

/** What a name is that code which is not read may have assigned. */
export interface Lost {
  readonly kind: 'lost';
  /** The node of that code; -1 for none. */
  readonly hub: number;
  readonly reason: string;
}

/** All that a scope knows of one name: what its statements do to it, and what it means at the one that is being read. */
export class Name {
  /** How often the scope assigns it. */
  assignments = 0;
  /** The function that it stands for throughout, once statement `textAfter` has run. */
  text: FunctionText | null = null;
  textAfter = -1;
  /** It is not declared, so that before it may have meant anything. */
  isLoose = false;
  /** Why it may change while other code runs; null where it can't. */
  volatile: string | null = null;
  /** The number that it has now. */
  version: Version | null = null;
  /** What it means now where that is no number of its own. */
  other: NoNumber | Alias | Lost | null = null;
  /** The circuit that has read or assigned it last. */
  circuit: Wiring | null = null;
  /** Its value comes from a hand-written pass. */
  fromPass = false;
  /** The last nodes of code that is not read and reads it. */
  hubs: readonly number[] = none;

  get isBound(): boolean {
    return this.version !== null || this.other !== null;
  }
}

const none: readonly number[] = [];

/** The names of a scope. */
export class NameTable {
  private readonly names = new Map<string, Name>();

  /** undefined for a name that the scope has nothing to say about. */
  get(name: string): Name | undefined {
    return this.names.get(name);
  }

  of(name: string): Name {
    const known = this.names.get(name);
    if (known) return known;
    const made = new Name();
    this.names.set(name, made);
    return made;
  }

  [Symbol.iterator](): Iterator<[string, Name]> {
    return this.names.entries();
  }
}
