import { whyActive } from './activity';
import { GradientNames } from './backprop/names';
import type { File } from './backprop/scope';
import type { PassLine, Version, Circuit as Wires } from './circuit/circuit';
import { ExpressionBuilder } from './circuit/expression';
import { Occurrences } from './circuit/occurrences';
import { Readers } from './circuit/readers';
import { someLineIsRight } from './circuit/run';
import { Tape } from './circuit/tape';
import type { Whys } from './circuit/why';
import { inputNotes } from './input-notes';
import { type Directive, readDirectives } from './language/directives';
import { Lines } from './language/lines';
import { type Language, type Parsed, parseInSteps, type Span } from './language/parse';
import { readInSteps } from './language/script';
import { functionNames, type Item, type Script } from './language/statements';
import { computeInSteps, type InputNumbers } from './numbers';
import { chooseOutput } from './outputs';
import { remarks, strayPasses } from './remarks';
import { buildScopes } from './scopes';
import type { ShownVersions } from './variables';

export type { Language, Span };

export interface AnalyzeOptions extends InputNumbers {
  readonly language?: Language | undefined;
  /** Outputs that the user chose: scope -> variable. */
  readonly outputs?: ReadonlyMap<string, string> | undefined;
  /** Patterns for the names of gradient variables. */
  readonly gradientNames?: readonly string[] | undefined;
  /** Somebody asks for the backward passes to be verified: look closer for them. */
  readonly asked?: boolean | undefined;
  /** The analysis of an earlier version of the same text, whose tree and statements are used again. */
  readonly previous?: Analysis | undefined;
}

/** One version of a variable, with its numbers. */
export interface Variable {
  readonly name: string;
  readonly role: 'input' | 'intermediate' | 'output';
  /** The name where it is assigned; null for inputs that the file does not assign. */
  readonly definition: Span | null;
  /** null where it can't be known; `reason` says why. */
  readonly value: number | null;
  readonly gradient: number | null;
  /** The value rests on one that was assumed. */
  readonly assumed: boolean;
  readonly gradientAssumed: boolean;
  readonly reason: string | null;
  readonly version: Version;
}

export interface Output {
  readonly variable: Variable;
  readonly seed: number;
  /** No line of the file sets the seed. */
  readonly given: boolean;
}

/** A line of a hand-written backward pass; helpers have no `of`. */
export interface PassEntry {
  readonly name: string;
  readonly of: string | null;
  readonly at: Span;
  readonly line: number;
  readonly value: number | null;
  readonly assumed: boolean;
  readonly source: PassLine;
}

/** One circuit with its numbers. */
export interface Circuit {
  readonly scope: string;
  readonly outputs: readonly Output[];
  /** One entry a version: inputs that the file does not assign first, then in source order. */
  readonly variables: readonly Variable[];
  readonly pass: (Span & { readonly entries: readonly PassEntry[] }) | null;
  /** Inputs for which the pass has no gradient. */
  readonly missing: readonly string[];
  readonly wires: Wires;
}

export interface Skipped extends Span {
  readonly line: number;
  readonly reason: string;
}

/** Something that is worth a word where it stands. */
export interface Note extends Span {
  readonly line: number;
  readonly message: string;
}

/** All that a view needs to know about a file: plain data. */
export interface Analysis {
  readonly source: string;
  /** Inline gradients show without being asked for. */
  readonly active: boolean;
  /** Why, or why not, in a clause. */
  readonly why: string;
  readonly circuits: readonly Circuit[];
  /** Variables outside of any circuit: a lone `var a = 2`. */
  readonly loose: readonly Variable[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly Note[];
  readonly lines: Lines;
  readonly tape: Tape;
  readonly known: Uint8Array;
  /** Why values and gradients have no number. */
  readonly whys: Whys;
  readonly occurrences: Occurrences;
  readonly variableOf: ShownVersions;
  /** Names that `@const` holds fixed: no gradient is asked of them. */
  readonly constants: ReadonlySet<string>;
  /** Why a node has no value, and what a bare name was taken to mean. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly assumedMeanings: ReadonlyMap<number, string>;
  readonly gradientNames: GradientNames;
  readonly parsed: Parsed;
  readonly script: Script;
  /** What the text says before any number is known. */
  readonly file: File;
  readonly options: AnalyzeOptions;
}

/** Reads a file and computes both passes of every circuit in it. The code is never run. */
export function analyze(source: string, options: AnalyzeOptions = {}): Analysis {
  const steps = analyzeInSteps(source, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the work of `analyze` in small pieces, so that the caller can pause between them or give up. */
export function* analyzeInSteps(
  source: string,
  options: AnalyzeOptions = {},
): Generator<undefined, Analysis> {
  const { previous, language = 'javascript' } = options;
  const parsed = yield* parseInSteps(source, language, previous?.parsed);
  const script = yield* readInSteps(
    parsed,
    previous?.parsed.language === language ? previous.script : undefined,
  );
  const directives = source.includes('@') ? readDirectives(source, parsed.tree) : [];
  const lines = new Lines(source);
  const { items } = script;
  const file = newFile(source, items, lines, directives, options);
  const scopes = yield* buildScopes(file, items, lines, directives);
  for (const wires of file.circuits) chooseOutput(wires, scopes, directives, options, file.readers);
  const constants = new Set(
    directives.flatMap((directive) => (directive.kind === 'const' ? [directive.name] : [])),
  );
  const numbers = yield* computeInSteps(file, constants, options, false);
  const { circuits } = numbers;
  const { reasons, assumedMeanings } = file.expressions;
  yield;
  const { active, why } = yield* whyActive(circuits, script, items, directives, lines);
  yield;
  const { skipped, notes } = yield* remarks(items, scopes, directives, lines, parsed);
  notes.push(...inputNotes(file, scopes, lines), ...strayPasses(scopes, file, lines));
  return {
    ...numbers,
    source,
    lines,
    parsed,
    script,
    file,
    occurrences: file.occurrences,
    active,
    why,
    skipped,
    notes,
    constants,
    reasons,
    assumedMeanings,
    gradientNames: file.gradientNames.preferring(passPairs(circuits)),
    options: { ...options, previous: undefined },
  };
}

function newFile(
  source: string,
  items: readonly Item[],
  lines: Lines,
  directives: readonly Directive[],
  options: AnalyzeOptions,
): File {
  // There will be about as much of everything as there was before.
  const before = options.previous?.file;
  const size = (of?: { readonly length: number }) => 64 + (of?.length ?? 0);
  const tape = new Tape(size(before?.tape));
  const budget = { gates: 20 * source.length + 1000 };
  const expressions = new ExpressionBuilder(tape, source, budget, () => functionNames(items));
  return {
    tape,
    inputComments: directives.filter((directive) => directive.kind === 'input'),
    reasons: expressions.reasons,
    asked: options.asked ?? false,
    occurrences: new Occurrences(size(before?.occurrences)),
    readers: new Readers(size(before?.readers), size(before?.tape)),
    open: [],
    lateBlocks: [],
    circuits: [],
    lineOf: (offset) => lines.lineOf(offset),
    expressions,
    gradientNames: new GradientNames(options.gradientNames),
    isRight: (circuit, seeds, pass) => someLineIsRight(tape, circuit, seeds, pass),
  };
}

/** Gradient variables of the file's passes, each with its variable. */
function passPairs(circuits: readonly Circuit[]): { name: string; variable: string }[] {
  return circuits.flatMap(({ pass }) =>
    (pass?.entries ?? []).flatMap(({ name, of }) => (of === null ? [] : [{ name, variable: of }])),
  );
}
