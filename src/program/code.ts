/*
 * Code as it is followed: statements and expressions as trees, in words that languages share. What a language means by
 * them (what is true, what `+` does to texts, which methods a list has) is for its dialect to say. Positions count from
 * the start of the top-level statement, as in statements.ts: code that did not change is used again wherever it has moved to.
 */
import type { Span, WholeStatement } from '../text/span';

/** Statements that run one after the other. */
export type Block = readonly Code[];

/** A statement. */
export type Code = Span &
  (
    | Assign
    /** An expression for what it does, or for nothing. */
    | { readonly kind: 'expression'; readonly value: Expression }
    /** `let a;` */
    | { readonly kind: 'declare'; readonly names: readonly string[]; readonly declares: Declares }
    /** `function f() { … }`, there from the start of its block in a language that hoists it. */
    | {
        readonly kind: 'function';
        readonly name: string;
        readonly code: FunctionCode;
        readonly hoisted: boolean;
      }
    | { readonly kind: 'class'; readonly name: string; readonly code: ClassCode }
    | { readonly kind: 'if'; readonly test: Expression; readonly yes: Block; readonly no: Block }
    | Loop
    | { readonly kind: 'return'; readonly value: Expression | null }
    /** Gives something to who asks, or all that something has. */
    | { readonly kind: 'yield'; readonly value: Expression | null; readonly all: boolean }
    /** `label` is '' for the innermost. */
    | { readonly kind: 'break' | 'continue'; readonly label: string }
    | { readonly kind: 'throw'; readonly value: Expression | null }
    /** A fact; where it does not hold, the message runs, and the code throws. */
    | { readonly kind: 'assert'; readonly test: Expression; readonly message: Expression | null }
    | { readonly kind: 'block'; readonly body: Block; readonly label: string }
    | { readonly kind: 'switch'; readonly of: Expression; readonly cases: readonly Case[] }
    | Try
    /** `with a as b:` enters and leaves. */
    | {
        readonly kind: 'with';
        readonly value: Expression;
        readonly target: Target | null;
        readonly body: Block;
      }
    | { readonly kind: 'delete'; readonly targets: readonly Target[] }
    /** `import math as m`: names, and the library, or the part of one, that each stands for. */
    | { readonly kind: 'import'; readonly names: ReadonlyMap<string, string> }
    /** `global a`, `nonlocal a`. */
    | { readonly kind: 'outer'; readonly names: readonly string[]; readonly isGlobal: boolean }
    /** It computes nothing: a docstring, a type, `pass`. */
    | { readonly kind: 'nothing' }
    | OpaquePart
  );

/** A statement, and what its positions count from. */
export interface PlacedCode {
  readonly code: Code;
  readonly base: number;
}

/** What a name is declared with; '' for nothing. */
export type Declares = '' | 'var' | 'let' | 'const';

/** `target operator= value`; in Python one value may have several targets. */
export interface Assign {
  readonly kind: 'assign';
  readonly targets: readonly Target[];
  /** '' for a plain `=`, the gate `+` for `+=`; `and`, `or` and `otherwise` give it a value only where that is needed. */
  readonly operator: string;
  readonly value: Expression;
  /** Where it says what it does. */
  readonly sign: Span;
  readonly declares: Declares;
  /** The statement that it is, or is a part of. */
  readonly within: WholeStatement;
  /** The text says of which type the target is. */
  readonly typed?: true;
}

/** What can be assigned to. */
export type Target = Span &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly of: Expression; readonly key: string }
    | { readonly kind: 'at'; readonly of: Expression; readonly index: Expression }
    /** `[a, b = 1, ...c]`, `a, *b`. A null is a hole. */
    | { readonly kind: 'items'; readonly items: readonly (PatternPart | null)[] }
    /** `{ a, b: c = 1, ...d }`. */
    | {
        readonly kind: 'members';
        readonly members: readonly (PatternPart & { readonly key: string | Expression })[];
      }
  );

/** A part of a pattern. */
export interface PatternPart {
  readonly target: Target;
  /** What it gets where there is nothing. */
  readonly otherwise: Expression | null;
  /** It gets all that is left. */
  readonly rest: boolean;
}

export interface Case {
  /** null for the default. */
  readonly value: Expression | null;
  readonly body: Block;
}

export interface Try {
  readonly kind: 'try';
  readonly body: Block;
  readonly handlers: readonly {
    readonly target: string | null;
    readonly filter: Expression | null;
    readonly body: Block;
  }[];
  /** Where nothing was thrown. */
  readonly orElse: Block;
  readonly last: Block;
}

export type Loop = {
  readonly kind: 'loop';
  readonly label: string;
  readonly body: Block;
  /** Python's `else`, where it has not been left by `break`. */
  readonly orElse: Block;
  /** Names that each round has for itself: `for (let i …)`. */
  readonly own: readonly string[];
} & (
  | {
      readonly form: 'while';
      readonly init: Block;
      /** null for one that only `break` leaves. */
      readonly test: Expression | null;
      readonly update: Expression | null;
      /** The test comes after the body: `do … while`. */
      readonly testLast: boolean;
    }
  /** Over the elements, or over the keys (`for … in` in JavaScript). */
  | {
      readonly form: 'each';
      readonly target: Target;
      readonly declares: Declares;
      readonly of: Expression;
      readonly keys: boolean;
    }
);

/** Code that is not followed: it may call all that it can reach, and change that. */
export interface OpaquePart {
  readonly kind: 'opaque';
  readonly reason: string;
  readonly broken: boolean;
  /** Every name in it that is not its own, and those of them that it may assign. */
  readonly reads: readonly string[];
  readonly assigns: readonly string[];
  /** It may assign names that can't be told, as `eval` does. */
  readonly assignsAnything: boolean;
  /** It may end the function or the loop around it: what stands behind it may never run. */
  readonly leaves?: true;
}

/** An expression. */
export type Expression = Span & {
  /** It stands in parentheses of its own. */
  readonly enclosed?: true;
} & (
    | { readonly kind: 'number'; readonly value: number; readonly integer?: true }
    | { readonly kind: 'truth'; readonly value: boolean }
    | { readonly kind: 'text'; readonly value: string }
    /** `null`, `undefined`, `None`. */
    | { readonly kind: 'nothing'; readonly name: string }
    /** Also `this` and `super`. */
    | { readonly kind: 'name'; readonly name: string }
    /** `a.b`; `lenient` for `a?.b`: where a is nothing, so is all of the chain that it begins, as far as that is not enclosed. */
    | { readonly kind: 'member'; readonly of: Expression; readonly key: string; readonly lenient?: true }
    /** `a[i]`; several indices, `a[i, j]`, are one tuple. */
    | { readonly kind: 'at'; readonly of: Expression; readonly index: Expression; readonly lenient?: true }
    /** `1:n:2` in an index. */
    | {
        readonly kind: 'slice';
        readonly start: Expression | null;
        readonly stop: Expression | null;
        readonly step: Expression | null;
      }
    /** An operator; `gate` is its row in the gate table where numbers are concerned, else a word of `otherOperators`. */
    | {
        readonly kind: 'gate';
        readonly gate: string;
        readonly inputs: readonly Expression[];
        readonly sign: Span;
      }
    /** `a < b <= c`: `inputs` are one more than `gates`. */
    | { readonly kind: 'chain'; readonly gates: readonly string[]; readonly inputs: readonly Expression[] }
    /** `&&`/`and`, `||`/`or`, `??`: the right one runs only where it is needed. */
    | { readonly kind: 'and' | 'or' | 'otherwise'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'not'; readonly of: Expression }
    | {
        readonly kind: 'choose';
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | CallExpression
    | { readonly kind: 'list'; readonly items: readonly Argument[]; readonly form: 'list' | 'tuple' | 'set' }
    | { readonly kind: 'record'; readonly entries: readonly RecordEntry[]; readonly form: 'object' | 'dict' }
    | { readonly kind: 'function'; readonly code: FunctionCode }
    | { readonly kind: 'class'; readonly code: ClassCode }
    /**
     * An assignment that is a part of an expression; `old` where it gives what was there before: `i++`. The 1 that this
     * adds stands where its sign does; what was there becomes a number.
     */
    | {
        readonly kind: 'assign';
        readonly target: Target;
        readonly operator: string;
        readonly value: Expression;
        readonly old: boolean;
        readonly sign: Span;
      }
    /** Texts and what stands between them, as one text. */
    | { readonly kind: 'template'; readonly parts: readonly Expression[] }
    /** Runs all, gives the last. */
    | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
    | {
        readonly kind: 'comprehension';
        readonly form: 'list' | 'set' | 'dict' | 'generator';
        readonly key: Expression | null;
        readonly value: Expression;
        readonly clauses: readonly Clause[];
      }
    | (OpaquePart & { /** It may well be a number. */ readonly number: boolean })
  );

/** A call; `isNew` for `new F(…)`. */
export interface CallExpression {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  readonly isNew: boolean;
  readonly lenient?: true;
}

export interface Argument {
  readonly value: Expression;
  /** `...a`, `*a`. */
  readonly spread: boolean;
  /** `k=3`; '**' for `**more`; null for a plain one. A hole of a list has the value `nothing`. */
  readonly keyword: string | null;
}

/** An entry of a record; a spread has no key. */
export interface RecordEntry {
  readonly key: string | Expression | null;
  readonly value: Expression;
}

/** A part of a comprehension: over something, or only where something holds. */
export type Clause =
  | { readonly kind: 'each'; readonly target: Target; readonly of: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

/** A function as it is followed when it is called. */
export interface FunctionCode extends Span {
  readonly name: string;
  readonly parameters: readonly ParameterCode[];
  readonly body: Block;
  /** Names that belong to it: parameters, and what its body declares for all of it. */
  readonly own: readonly string[];
  /** It takes `this` from where it stands. */
  readonly isArrow: boolean;
  /** A name that it knows itself by, which nothing else does; '' for none. */
  readonly self: string;
  /** It is not async, yields in statements of their own alone, and it is known which names are its own. */
  readonly plain: boolean;
  /** A call makes a generator. */
  readonly yields?: true;
  /** What stands above it with `@`. */
  readonly decorators: readonly Expression[];
}

export interface ParameterCode {
  readonly target: Target;
  readonly otherwise: Expression | null;
  /** `...rest` and `*rest`, `**rest`, or only by its name, or only by its place. */
  readonly form: 'plain' | 'rest' | 'keywords' | 'named' | 'positional';
}

export interface ClassCode extends Span {
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly methods: readonly {
    readonly name: string;
    readonly code: FunctionCode;
    /** 'class' gets the class where others get the object. */
    readonly form: 'method' | 'static' | 'class' | 'getter' | 'setter';
  }[];
  /** Fields with what they begin as, null where that is not said; `isStatic` for those of the class itself. */
  readonly fields: readonly {
    readonly name: string;
    readonly value: Expression | null;
    readonly isStatic: boolean;
    /** The text says of which type it is. */
    readonly typed?: true;
  }[];
  readonly decorators: readonly Expression[];
}

/** A literal of more characters is not followed, and why. */
export const longestLiteral = 500_000;
export const ofTooMuch = `what stands in more than ${longestLiteral.toLocaleString('en')} characters is not followed`;

/** Why what is awaited has no number. */
export const ofAwaited = 'what is awaited is only known when the code runs';

/** Operators that no row of the gate table stands for. */
export const otherOperators = [
  'in',
  'notIn',
  'is',
  'isNot',
  'typeof',
  'instanceof',
  'void',
  'await',
  'matmul',
  // Of whole numbers, bit by bit.
  'bitAnd',
  'bitOr',
  'bitXor',
  'bitNot',
  'shiftLeft',
  'shiftRight',
  'shiftRightUnsigned',
  // JavaScript's `==` and `!=`.
  'looseEqual',
  'looseUnequal',
] as const;

/** Those of them that are in the gate table between numbers, by what they are there. */
export const ofNumbers: ReadonlyMap<string, string> = new Map([
  ['looseEqual', '=='],
  ['looseUnequal', '!='],
]);
