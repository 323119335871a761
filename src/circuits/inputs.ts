/*
 * What the file does not give: names that it never assigns, parameters, what only the running code knows. Each is an
 * input of the circuit, which may have any value.
 */

import type { Dialect, Writing } from '../program/dialect';
import { newVersion, type Origin, type Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Account } from './account';
import type { Guesses, InputComment, OpenInput } from './assume';
import type { ScopeComments } from './comments';
import type { Counts } from './counts';
import type { Sheet } from './sheet';

/** What the scopes of a file share while they are followed. */
export interface Shared extends Sheet {
  readonly inputComments: readonly InputComment[];
  /** What somebody says that inputs are, by their names. */
  readonly inputs: ReadonlyMap<string, number>;
  /** What inputs without a value may turn out to be, for what is followed to be shown as it would run with that. */
  readonly guesses: Guesses;
  /** Numbers for variables that the code gives another one, by where these stand. */
  readonly instead: ReadonlyMap<number, number>;
  /** The names by which counts were asked for: what they are decides how code was followed. */
  readonly counted: Set<string>;
  /** What is known to have a length. */
  readonly lengths: Set<string>;
  /** What people call the line of a place. */
  readonly said: (offset: number) => string;
  readonly lineOf: (offset: number) => number;
  readonly dialect: Dialect;
  readonly writing: Writing;
  readonly account: Account;
}

/** Where an input comes from, and what is said of it. */
interface Wanted {
  readonly name: string;
  readonly origin: Origin;
  readonly at?: Span | null;
  readonly reason: string;
  /** Nodes that it may depend on in ways that are not read. */
  readonly blocked?: readonly number[];
  readonly statement: number;
  /** The file computes it, where that is not read. */
  readonly hidden?: boolean;
  readonly otherwise?: number | null;
  /** It is at least 0 and less than 1. */
  readonly isFraction?: boolean;
}

/** Names of what leaks through an activation, or of another rate: with less than 0, or more than 1, it is none. */
const namesFraction = /alpha$|leak\w*$|neg\w*_?slope$/i;

/** Makes the inputs of one frame. */
export class FrameInputs {
  /** The names of those that the file does not give. */
  readonly names = new Map<number, string>();

  constructor(
    private readonly sheet: Shared,
    private readonly comments: ScopeComments,
    private readonly counts: Counts,
  ) {}

  make({
    name,
    origin,
    at = null,
    reason,
    blocked = [],
    statement,
    hidden,
    otherwise,
    isFraction = false,
  }: Wanted): Version {
    const { tape } = this.sheet;
    const node = tape.input(at?.from ?? 0, at?.to ?? 0, blocked);
    const version = {
      ...newVersion(name, node, origin, at, statement, reason),
      ...(hidden ? { hidden } : {}),
      ...(typeof otherwise === 'number' ? { otherwise } : {}),
    };
    tape.mark(node, hidden ? 'hidden' : 'assumed');
    if (hidden) tape.reasons.set(node, reason);
    else tape.kind[node] = this.sheet.dialect.names.arithmetic?.kindOfInput ?? 0;
    if (isFraction || namesFraction.test(name)) tape.mark(node, 'fraction');
    if (hidden) return this.opened(version);
    if (this.counts.has(name)) this.isCount(node, name, otherwise ?? undefined);
    else tape.set(node, this.likely(name, otherwise ?? undefined, tape.isFraction(node)));
    this.names.set(node, name);
    return this.opened(version);
  }

  private opened(version: Version): Version {
    this.leaveOpen(version);
    return version;
  }

  /** What an input may well be worth: it gets its value when all has been followed. */
  private likely(name: string, otherwise: number | undefined, isFraction: boolean): number {
    const { inputs, guesses } = this.sheet;
    return inputs.get(name) ?? this.comments.of(name)?.value ?? otherwise ?? guesses.of(name, isFraction);
  }

  /** An input that says how many of something there are: it has its number at once, and no gradient. */
  private isCount(node: number, name: string, otherwise: number | undefined): void {
    const { tape, dialect } = this.sheet;
    this.counts.unless(name, otherwise);
    tape.unmark(node, 'varies');
    tape.kind[node] = dialect.names.arithmetic?.kindOfLiteral(true, false) ?? 0;
    tape.set(node, this.counts.valueOf(name));
    if (!this.counts.mayChange(name)) tape.unmark(node, 'assumed');
  }

  /** An input that was drawn keeps its number, or what somebody says, and has no gradient. Whether that is another one. */
  settle(node: number): boolean {
    const { open, tape } = this.sheet;
    const place = open.findLastIndex((input) => input.node === node);
    if (place < 0) return false;
    const { hidden: _hidden, ...input } = open[place];
    tape.becomesAssumed(node);
    const before = tape.valueOf(node);
    const count = this.counts.drawn(input.name) ?? before;
    if (count === null) return false;
    tape.unmark(node, 'varies');
    tape.set(node, count);
    this.names.set(node, input.name);
    open[place] = { ...input, count };
    return count !== before;
  }

  /** Lets an input have any value, but for what an `@input` comment says. */
  leaveOpen(input: OpenInput): void {
    const comment = this.comments.of(input.name);
    const { tape } = this.sheet;
    const value = tape.valueOf(input.node);
    // The length of an array that somebody gives is given, too.
    const own = value === null || this.counts.mayChange(input.name) ? {} : { otherwise: value };
    const count = value !== null && tape.isCount(input.node) ? { ...own, count: value } : {};
    this.sheet.open.push({ ...input, ...(comment ? { comment } : {}), ...count });
  }
}
