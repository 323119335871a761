/*
 * What the reader makes of a file: statements in the order in which they run, expressions in postfix order, and
 * the functions inside them. Positions count from the start of the top-level statement, so that one that did
 * not change is used again wherever it has moved to.
 */
import type { Span, WholeStatement } from '../text/span';
import type { Touches } from './touches';

/** One step of an expression in postfix order: whoever follows it keeps a stack and never recurses. */
export type Step = Span & {
  /** It stands in parentheses of its own. */
  readonly enclosed?: true;
} & (
    | {
        readonly kind: 'number';
        readonly value: number;
        readonly boolean: boolean;
        /** In languages in which that makes a difference: it is a whole number, and no fraction that happens to be one. */
        readonly integer?: true;
      }
    | { readonly kind: 'name'; readonly name: string }
    /** A path of constant keys: `p.a`, `w[1]`, `this.x`. `name` is its first part. */
    | { readonly kind: 'member'; readonly name: string; readonly path: string }
    /** One row of the gate table, applied to the last `count` values. `sign` is where its operator stands. */
    | { readonly kind: 'gate'; readonly gate: string; readonly count: number; readonly sign: Span }
    /** Where a name stands that a later `call` calls; it puts nothing on the stack. */
    | { readonly kind: 'callee' }
    /** A call by name, `sig` or `Math.max`; who follows the steps finds out what it means. `root` is its first part. */
    | {
        readonly kind: 'call';
        readonly callee: string;
        readonly root: string;
        readonly count: number;
        /** The names of the last arguments, where these have any: `f(2, k=3)`. */
        readonly keywords?: readonly string[];
        /** Its arguments stand in a list, which is its only one: `max([a, b])`. */
        readonly listed?: true;
      }
    | Unreadable
  );

/** A part of an expression that no gate stands for. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
  /** The names that it reads are `names[first]` up to, not including, `names[last]`. */
  readonly names: readonly string[];
  readonly first: number;
  readonly last: number;
  /** It may well be a number (`readInput()`), or it never is one (`'text'`). */
  readonly number: boolean;
  /** The name of what it is a part of, `w` of `w[i]`; null for anything else. */
  readonly partOf: string | null;
}

/** What a statement does besides its own assignment. */
export interface Effects extends Touches {
  /** Names that it may assign at any time, in the fields of objects. */
  readonly assignsLater: readonly string[];
  /** Functions that are written inside it. */
  readonly functions: readonly FunctionText[];
  /** Functions that it calls by a name or a path of names: `sig`, `Math.exp`. */
  readonly callees: readonly string[];
  /** It calls or writes something else that is unknown: what members are worth afterwards is unknown too. */
  readonly calls: boolean;
  /** It may assign any variable of the file's top level. */
  readonly assignsGlobals: boolean;
}

/** `target operator= expression`; `operator` is '' for a plain `=`, the gate `+` for `+=` and `++`. */
export interface Assignment extends Span, Effects {
  readonly kind: 'assignment';
  readonly target: string;
  readonly targetAt: Span;
  readonly operator: string;
  /** Where it says what it does: its `=`, the `+` of `+=`, its `++`. */
  readonly sign: Span;
  readonly steps: readonly Step[];
  readonly expression: Span;
  /** The keyword that declares it; '' for none. */
  readonly declares: string;
  /** The statement that it is, or is a part of. */
  readonly within: WholeStatement;
  readonly exported: boolean;
  /** So many assignments, from this one on, compute their values before the first of them assigns: `a, b = b, a`. */
  readonly together?: number;
  /** A comment that stands where the value was expected, with the value on a later line: `var da = //???`. */
  readonly swallowedBy: Span | null;
}

export interface Return extends Span, Effects {
  readonly kind: 'return';
  readonly steps: readonly Step[];
  readonly expression: Span;
}

/** A statement that is passed over. */
export interface Skip extends Span, Effects {
  readonly kind: 'skip';
  readonly reason: string;
  readonly broken: boolean;
  /** It branches, repeats or leaves, and is more than a plain effect such as `console.log(a)`. */
  readonly control: boolean;
}

/** Names that become known, but not as numbers of their own. */
export interface Definition extends Span, Effects {
  readonly kind: 'definition';
  readonly names: readonly string[];
  /** All of the statement that it is, or is a part of. */
  readonly within: Span;
  /** Another file says what they are. */
  readonly imported: boolean;
  /** '' where it only assigns them. */
  readonly declares: string;
  /** Why the names have no number. */
  readonly reason: string;
  /** Its value is null: the names wait for one. */
  readonly blank: boolean;
  /** `const { max: biggest } = Math`, `const m = Math`: the library, or the part of one, that each name stands for. */
  readonly aliases: ReadonlyMap<string, string>;
  /** `const p = { a: 2 }`, `const w = [1, 2]`: path -> its literal. */
  readonly members: ReadonlyMap<string, { readonly value: number; readonly at: Span }>;
}

/** `let da;` declares a name that has no value yet. */
export interface Blank extends Span, Effects {
  readonly kind: 'blank';
  readonly names: readonly string[];
}

export type Statement = Assignment | Return | Skip | Definition | Blank;

/**
 * Those of the language's libraries of which some of a scope's statements may assign a member by another name, which the
 * scope gives them, or which is a usual one.
 */
export function changedLibraries(
  statements: readonly Statement[],
  libraries: ReadonlySet<string>,
  usual: Iterable<readonly [name: string, path: string]> = [],
): Iterable<string> {
  const named = new Map(usual);
  for (const statement of statements)
    for (const [name, path] of aliasesOf(statement, named)) if (libraries.has(path)) named.set(name, path);
  const changed = new Set<string>();
  if (named.size === 0) return changed;
  for (const statement of statements)
    for (const { written } of withFunctions(statement))
      for (const name of written) {
        const path = named.get(name);
        if (path !== undefined) changed.add(path.split('.', 1)[0]);
      }
  return changed;
}

/** The names that a statement gives to parts of what `named` has. */
function* aliasesOf(statement: Statement, named: ReadonlyMap<string, string>): Iterable<[string, string]> {
  if (statement.kind === 'definition') yield* statement.aliases;
  if (statement.kind !== 'assignment' || statement.steps.length !== 1) return;
  const [step] = statement.steps;
  const path = step.kind === 'name' || step.kind === 'member' ? named.get(step.name) : undefined;
  if (path === undefined) return;
  yield [statement.target, step.kind === 'member' ? path + step.path.slice(step.name.length) : path];
}

/** All that touches something in a statement: itself, and the functions in it. */
export function withFunctions(statement: Statement): readonly Touches[] {
  return statement.functions.length === 0 ? [statement] : [statement, ...statement.functions];
}

/** The names that running a statement may assign. */
export function assignedBy(statement: Statement): readonly string[] {
  const { kind, sideAssigns } = statement;
  if (kind === 'assignment') return [statement.target, ...sideAssigns];
  return kind === 'definition' ? [...statement.names, ...sideAssigns] : sideAssigns;
}

/** All that a statement may ever touch, itself and by functions in it. `assigned` are the names that running it assigns. */
export function everTouched(effects: Effects, assigned = effects.sideAssigns): readonly Touches[] {
  const { assignsLater, assignsAnything, assignsGlobals, functions } = effects;
  const sideAssigns = [...assigned, ...assignsLater];
  return [{ ...effects, sideAssigns, assignsAnything: assignsAnything || assignsGlobals }, ...functions];
}

/** A statement of a scope, and the offset that its positions count from. */
export interface Item {
  readonly statement: Statement;
  readonly base: number;
}

/** `default` is the value that it has where the caller gives none; null for none, or for one that is not read. */
export interface Parameter extends Span {
  readonly name: string;
  readonly default: readonly Step[] | null;
}

/**
 * A function's text: a scope of its own and, when it is one expression, a formula to inline. What it touches are names
 * from outside of it, also those that functions inside it touch.
 */
export interface FunctionText extends Span, Touches {
  /** '' for an anonymous one; methods carry their class: `Neuron.forward`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Every parameter is just a name. */
  readonly simple: boolean;
  /** A call with more arguments than it has parameters fails; else they are dropped. */
  readonly exact: boolean;
  /** `async` or a generator: its calls give no number. */
  readonly plain: boolean;
  readonly statements: readonly Statement[];
  /** The value of `x => x * x`, or of a body that is only `return x * x`. */
  readonly formula: readonly Step[] | null;
  /** Parameters and everything that its body declares. */
  readonly declared: ReadonlySet<string>;
  /** What a function expression calls itself, which nothing can change; null for none. */
  readonly self: string | null;
  /** Names of blocks around it, inside the scope around it, that it touches. */
  readonly enclosed: ReadonlySet<string>;
}

/** Statements with those of the functions in them, and the offset that their positions count from. */
export function* everyItem(items: Iterable<Item>): Generator<Item> {
  for (const item of items) {
    yield item;
    const { base } = item;
    for (const { statements } of item.statement.functions)
      yield* everyItem(statements.map((statement) => ({ statement, base })));
  }
}

/** Where the statements stand that a place is in, the outermost first: from their keyword to their semicolon. */
export function statementsAround(items: readonly Item[], place: number): readonly Span[] {
  const around: Span[] = [];
  for (const { statement, base } of everyItem(items)) {
    const whole = moved('within' in statement ? statement.within : statement, base);
    if (whole.from <= place && place <= whole.to) around.push(whole);
  }
  return around;
}

/** The names of the functions in some statements, those inside others included. */
export function* functionNames(items: readonly Pick<Item, 'statement'>[]): Generator<string> {
  for (const { statement } of items)
    for (const { name, statements } of statement.functions) {
      if (name !== '' && !name.includes('.')) yield name;
      yield* functionNames(statements.map((inner) => ({ statement: inner })));
    }
}

/** A whole statement, moved by `at`. */
export function movedWhole({ from, to, body, parts, end }: WholeStatement, at: number): WholeStatement {
  return { from: from + at, to: to + at, body: body + at, parts, end };
}

/** `span`, moved by `at`. */
export function moved(span: Span, at: number): Span {
  return { from: span.from + at, to: span.to + at };
}
