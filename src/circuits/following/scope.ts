/*
 * Following a scope whose code branches, repeats, calls or keeps numbers in things. It writes the same log as for straight
 * lines: each statement of the scope has one entry there, whatever it goes through.
 */
import type { Code, FunctionCode, PlacedCode } from '../../program/code';
import type { Library } from '../../program/library';
import { type Item, moved, type Statement } from '../../program/statements';
import type { Func } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import { isPause } from '../../text/pauses';
import type { ExpressionBuilder } from '../expression';
import { Follower } from '../follow';
import type { Frame } from '../frame';
import { Log } from '../log';
import { ScopeMachine } from './scope-machine';
import type { ScopeAround } from './world';

export class FollowedScope {
  readonly log: Log;
  private readonly machine: ScopeMachine;
  private readonly follower: Follower;

  constructor(
    builder: ExpressionBuilder,
    private readonly frame: Frame,
    private readonly items: readonly Item[],
    private readonly codes: readonly PlacedCode[],
    library: Library,
    around: ScopeAround,
    own: FunctionCode | null,
  ) {
    const { sheet, circuit } = frame;
    this.log = new Log(items, sheet, circuit.versions);
    this.machine = new ScopeMachine(builder, frame, library, around, own);
    this.follower = new Follower(builder, frame, items);
  }

  /** A function that the scope has under a name, for those inside it. */
  functionNamed = (name: string): Func | null => this.machine.functionNamed(name);

  /** Follows all statements, with a pause after every few of them; `watch` sees each when it has been followed. */
  *follow(watch: (statement: Statement, index: number) => void): Generator<undefined, Log> {
    const { codes, items, machine, log } = this;
    machine.hoist(codes);
    let next = 0;
    let straight = 0;
    let first = 0;
    for (let index = 0; index < items.length; index++) {
      if (isPause(index, 16)) yield;
      const from = next;
      while (next < codes.length && startOf(codes[next].code, codes[next].base) <= placeOf(items[index]))
        next++;
      if (index >= straight && next === from + 1) straight = index + this.straightItems(codes[from], index);
      if (index < straight) this.straight(index);
      else {
        // What is several statements here may be one piece of code: it is followed where the first of them stands.
        if (next > from) first = log.versions.length;
        const { readers, occurrences } = this.frame.sheet;
        const [read, seen] = [readers.length, occurrences.length];
        for (const code of codes.slice(from, next)) machine.run(code, index);
        const made = log.versions.slice(first);
        if (!isUse(items[index].statement, made)) readers.truncate(read);
        // The forward code ends above what makes nothing.
        if (made.length === 0 && items[index].statement.kind === 'skip') occurrences.truncate(seen);
        const version = this.versionOf(items[index], made);
        log.add(version, null, machine.passedOver !== null, {
          opaque: machine.passedOver,
          after: next > from ? this.withoutTargets(machine.after, index + 1, codes[next]) : new Map(),
          training: next > from ? machine.trained : null,
        });
      }
      watch(items[index].statement, index);
    }
    machine.settleRounds();
    return log;
  }

  /** What a piece of code has made of variables, but for those that statements from `index` on are there for. */
  private withoutTargets(
    after: ReadonlyMap<string, number>,
    index: number,
    next: PlacedCode | undefined,
  ): ReadonlyMap<string, number> {
    const left = new Map(after);
    for (const item of this.items.slice(index)) {
      if (next && startOf(next.code, next.base) <= placeOf(item)) break;
      if (item.statement.kind === 'assignment') left.delete(item.statement.target);
    }
    return left;
  }

  /** How many statements, from this one on, are all that some code is, if that is no more than numbers; else none. */
  private straightItems({ code, base }: PlacedCode, index: number): number {
    const made = new Set<string>();
    const isNumber = (name: string) => made.has(name) || this.machine.isNumber(name);
    let ahead: string[] = [];
    let together = 0;
    let count = 0;
    for (const item of this.items.slice(index)) {
      const { statement } = item;
      if (placeOf(item) > code.to + base) break;
      if (!isOfNumbers(statement, isNumber, this.machine)) return 0;
      count++;
      if (statement.kind !== 'assignment') continue;
      ahead.push(statement.target);
      together = Math.max(together - 1, (statement.together ?? 1) - 1);
      // What is assigned is read from there on, or by those that come after all that are computed together.
      if (together > 0) continue;
      for (const name of ahead) made.add(name);
      ahead = [];
    }
    return count;
  }

  /** Follows a statement that is no more than numbers as one of a straight line. */
  private straight(index: number): void {
    const { frame, machine, follower, log } = this;
    const item = this.items[index];
    frame.shown.beginRounds();
    const before = frame.sheet.tape.length;
    const { version, path } = follower.one(item, index);
    if (item.statement.kind === 'assignment') machine.hasAssigned(item.statement.target, version);
    forward(frame.sheet.tape, before, frame.sheet.tape.length);
    log.add(version, path, frame.opaque.interrupted);
  }

  /** The version that a statement is there for. */
  private versionOf({ statement, base }: Item, made: readonly Version[]): Version | null {
    if (statement.kind === 'return')
      return made.findLast(({ name }) => name === 'return') ?? this.returned(statement);
    if (statement.kind !== 'assignment') return null;
    const at = moved(statement.targetAt, base);
    return made.findLast((version) => version.at && version.at.from === at.from) ?? null;
  }

  private returned({ steps }: Extract<Statement, { kind: 'return' }>): Version | null {
    const [only, ...more] = steps;
    const version = only?.kind === 'name' && more.length === 0 ? this.frame.versionOf(only.name) : undefined;
    return version?.origin === 'computed' ? version : null;
  }
}

/** Where a statement stands, or what it assigns. */
function placeOf({ statement, base }: Item): number {
  return (statement.kind === 'assignment' ? statement.targetAt.from : statement.from) + base;
}

function startOf({ from }: Code, base: number): number {
  return from + base;
}

/** Whether a statement gives a name a number that only numbers make; `isNumber` says it of a name that it reads. */
function isOfNumbers(
  statement: Statement,
  isNumber: (name: string) => boolean,
  machine: ScopeMachine,
): boolean {
  if (statement.kind !== 'assignment' && statement.kind !== 'return') return false;
  if (statement.functions.length > 0 || statement.sideAssigns.length > 0 || statement.calls) return false;
  if (statement.kind === 'assignment' && statement.operator !== '' && !isNumber(statement.target))
    return false;
  return statement.steps.every((step) => {
    if (step.kind === 'unreadable' || step.kind === 'member') return false;
    if (step.kind === 'name') return isNumber(step.name);
    return step.kind !== 'call' || machine.isBuiltInCall(step);
  });
}

/** Whether a statement makes a number of what it reads: to show it, to keep it or to ask for it is no use of it. */
function isUse({ kind }: Statement, made: readonly Version[]): boolean {
  if (kind === 'assignment' || kind === 'return') return true;
  return made.some(({ origin, at, elements, counts }) => origin === 'computed' && at && !elements && !counts);
}
