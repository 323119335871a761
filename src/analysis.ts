import { whyActive } from './activity';
import { GradientNames } from './backprop/names';
import { type File, ScopeBuilder } from './backprop/scope';
import { assumeValues } from './circuit/assume';
import {
  lastVersion,
  type Occurrence,
  type PassLine,
  type Seed,
  type Version,
  type Circuit as Wires,
} from './circuit/circuit';
import { ExpressionBuilder } from './circuit/expression';
import type { ScopeNames } from './circuit/names';
import { Known, knowledge, runPasses, seedValue, someLineIsRight } from './circuit/run';
import { Mark, Tape } from './circuit/tape';
import { type Directive, readDirectives } from './language/directives';
import { Lines } from './language/lines';
import { type Language, type Parsed, parseInSteps, type Span } from './language/parse';
import { readInSteps } from './language/reader';
import type { FunctionText, Item, Script } from './language/statements';

export type { Language, Span };

export interface AnalyzeOptions {
  readonly language?: Language | undefined;
  /** Values that the user gives to inputs, by the name as written. */
  readonly inputs?: ReadonlyMap<string, number> | undefined;
  /** Outputs that the user chose: scope -> variable. */
  readonly outputs?: ReadonlyMap<string, string> | undefined;
  /** Patterns for the names of gradient variables. */
  readonly gradientNames?: readonly string[] | undefined;
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
  readonly occurrences: readonly Occurrence[];
  readonly variableOf: ReadonlyMap<Version, Variable>;
  /** Names that `@const` holds fixed: no gradient is asked of them. */
  readonly constants: ReadonlySet<string>;
  /** Why a node has no value, and what a bare name was taken to mean. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly assumedMeanings: ReadonlyMap<number, string>;
  readonly gradientNames: GradientNames;
  readonly parsed: Parsed;
  readonly script: Script;
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
  const file = newFile(source, lines, directives, options);
  const items = script.pieces.flatMap(({ at, statements }) =>
    statements.map((statement) => ({ statement, base: at })),
  );
  const scopes = yield* buildScopes(file, items, lines);
  for (const wires of file.circuits) chooseOutput(wires, scopes, directives, options);
  assumeValues(file.tape, file.assumed);
  yield;
  runPasses(file.tape, file.circuits);
  yield;
  const known = knowledge(file.tape, file.circuits, file.lateBlocks);
  const base = { source, lines, tape: file.tape, known, parsed, script, occurrences: file.occurrences };
  const { reasons, assumedMeanings } = file.expressions;
  const variableOf = new Map<Version, Variable>();
  const constants = new Set(
    directives.flatMap((directive) => (directive.kind === 'const' ? [directive.name] : [])),
  );
  const view = (wires: Wires) => circuitOf(wires, file, known, variableOf, constants);
  const circuits = file.circuits.filter(({ seeds }) => seeds.length > 0).map(view);
  const loose = file.circuits
    .filter(({ seeds }) => seeds.length === 0)
    .flatMap((wires) => view(wires).variables);
  const { active, why } = whyActive(circuits, script, items, directives, lines);
  const { skipped, notes } = remarks(items, scopes, directives, lines);
  notes.push(...strayPasses(scopes, file, lines));
  return {
    ...base,
    active,
    why,
    circuits,
    loose,
    skipped,
    notes,
    variableOf,
    constants,
    reasons,
    assumedMeanings,
    gradientNames: file.gradientNames.preferring(passPairs(circuits)),
    options: { ...options, previous: undefined },
  };
}

function newFile(
  source: string,
  lines: Lines,
  directives: readonly Directive[],
  options: AnalyzeOptions,
): File {
  const tape = new Tape();
  const given = new Map<string, number>();
  for (const directive of directives)
    if (directive.kind === 'input') given.set(directive.name, directive.value);
  for (const [name, value] of options.inputs ?? []) given.set(name, value);
  return {
    tape,
    given,
    occurrences: [],
    assumed: [],
    lateBlocks: [],
    circuits: [],
    lineOf: (offset) => lines.lineOf(offset),
    expressions: new ExpressionBuilder(tape, source, { gates: 20 * source.length + 1000 }),
    gradientNames: new GradientNames(options.gradientNames),
    isRight: (circuit, output, pass) => someLineIsRight(tape, circuit, output, pass),
  };
}

/** Gradient variables of the file's passes, each with its variable. */
function passPairs(circuits: readonly Circuit[]): { name: string; variable: string }[] {
  return circuits.flatMap(({ pass }) =>
    (pass?.entries ?? []).flatMap(({ name, of }) => (of === null ? [] : [{ name, variable: of }])),
  );
}

/** A scope as far as outputs and remarks need it. */
interface Scope extends Span {
  readonly name: string;
  readonly items: readonly Item[];
}

/** Builds the top level and then every function, those inside functions after the ones around them. */
function* buildScopes(file: File, items: readonly Item[], lines: Lines): Generator<undefined, Scope[]> {
  const scopes: Scope[] = [];
  interface Draft {
    readonly name: string;
    readonly items: readonly Item[];
    readonly text: FunctionText | null;
    readonly parent: ScopeNames | null;
    readonly base: number;
  }
  const open: Draft[] = [{ name: 'top level', items, text: null, parent: null, base: 0 }];
  for (let draft = open.shift(); draft; draft = open.shift()) {
    const { name, text, parent, base } = draft;
    const builder = new ScopeBuilder(file, name, draft.items, parent, text, base);
    builder.build();
    const { from, to } = text ?? { from: 0, to: Number.POSITIVE_INFINITY };
    scopes.push({ name, items: draft.items, from: from + base, to: to + base });
    for (const { statement, base: at } of draft.items) {
      for (const inner of statement.functions) {
        const own = inner.name || `anonymous:${lines.lineOf(inner.from + at)}`;
        const body = inner.statements.map((each) => ({ statement: each, base: at }));
        open.push({ name: own, items: body, text: inner, parent: builder.names, base: at });
      }
    }
    yield;
  }
  return scopes;
}

/** Without a pass: the output that was asked for, what the function returns, or the last version that nobody reads. */
function chooseOutput(
  wires: Wires,
  scopes: readonly Scope[],
  directives: readonly Directive[],
  { outputs }: AnalyzeOptions,
): void {
  if (wires.seeds.length > 0) return;
  const asked = outputs?.get(wires.scope) ?? directiveOutput(wires, scopes, directives);
  const chosen = asked === undefined ? undefined : lastVersion(wires, asked);
  const computed = wires.versions.filter(({ origin, helper }) => origin === 'computed' && !helper);
  const version =
    (chosen?.origin === 'computed' ? chosen : null) ??
    wires.returned ??
    computed.findLast(({ readers }) => readers.length === 0) ??
    computed.at(-1);
  if (version) wires.seeds = [{ version, node: -1, given: true }];
}

function directiveOutput(
  wires: Wires,
  scopes: readonly Scope[],
  directives: readonly Directive[],
): string | undefined {
  const directive = directives.findLast((candidate) => {
    if (candidate.kind !== 'output' || !lastVersion(wires, candidate.name)) return false;
    const around = scopes.filter(({ from, to }) => from <= candidate.from && candidate.to <= to);
    return around.at(-1)?.name === wires.scope;
  });
  return directive?.kind === 'output' ? directive.name : undefined;
}

function circuitOf(
  wires: Wires,
  file: File,
  known: Uint8Array,
  variableOf: Map<Version, Variable>,
  constants: ReadonlySet<string>,
): Circuit {
  const { tape } = file;
  const outputs: Output[] = [];
  const seeds = new Map<Version, Seed>(wires.seeds.map((seed) => [seed.version, seed]));
  const variables: Variable[] = [];
  for (const version of wires.versions) {
    if (version.helper || servesUpdatesOnly(version, wires)) continue;
    const variable = variableFor(version, wires, file, known, seeds.has(version));
    variables.push(variable);
    variableOf.set(version, variable);
  }
  for (const seed of wires.seeds) {
    const variable = variableOf.get(seed.version);
    if (variable) outputs.push({ variable, seed: seedValue(tape, seed), given: seed.given });
  }
  const free = variables.filter(({ definition }) => definition === null);
  const rest = variables.filter(({ definition }) => definition !== null);
  const entries = wires.pass?.lines.map((line) => passEntry(line, file)) ?? [];
  const done = new Set(entries.map((entry) => entry.of));
  const missing = variables.filter(
    ({ role, name, gradient }) =>
      role === 'input' && !done.has(name) && gradient !== 0 && !constants.has(name),
  );
  return {
    scope: wires.scope,
    outputs,
    variables: [...free, ...rest],
    pass: wires.pass && { from: wires.pass.from, to: wires.pass.to, entries },
    missing: wires.pass ? [...new Set(missing.map(({ name }) => name))] : [],
    wires,
  };
}

/** An input that only `a += step * da` reads is no part of the circuit that this opens. */
function servesUpdatesOnly({ origin, readers }: Version, { updates }: Wires): boolean {
  return (
    (origin === 'carried' || origin === 'free') &&
    readers.length > 0 &&
    readers.every((reader) => updates.has(reader))
  );
}

function variableFor(
  version: Version,
  wires: Wires,
  { tape, expressions }: File,
  known: Uint8Array,
  output: boolean,
): Variable {
  const { node, origin, at } = version;
  const marks = tape.marks[node];
  const unknown = (marks & Mark.unknown) !== 0;
  const blocked = (known[node] & Known.unknown) !== 0;
  const noGradient = wires.seeds.length === 0;
  const reason = unknown ? (whyUnknown(tape, node, expressions.reasons) ?? version.reason) : version.reason;
  return {
    name: version.name,
    role: output ? 'output' : origin === 'computed' ? 'intermediate' : 'input',
    definition: at,
    value: unknown ? null : tape.value[node],
    gradient: blocked || noGradient ? null : tape.gradient[node],
    assumed: (marks & Mark.assumed) !== 0,
    gradientAssumed: (known[node] & Known.assumed) !== 0,
    reason: blocked && !unknown ? (reason ?? 'its gradient flows into something that is not read') : reason,
    version,
  };
}

/** The reason of the first unread node that `node` depends on. */
function whyUnknown(tape: Tape, node: number, reasons: ReadonlyMap<number, string>): string | undefined {
  const seen = new Set([node]);
  for (const at of seen) {
    const reason = reasons.get(at);
    if (reason !== undefined) return reason;
    for (const input of tape.inputsOf(at)) if (tape.marks[input] & Mark.unknown) seen.add(input);
  }
  return undefined;
}

function passEntry(source: PassLine, { tape, lineOf }: File): PassEntry {
  const marks = tape.marks[source.node];
  return {
    name: source.name,
    of: source.of?.name ?? null,
    at: source.at,
    line: lineOf(source.at.from),
    value: marks & Mark.unknown ? null : tape.value[source.node],
    assumed: (marks & Mark.assumed) !== 0,
    source,
  };
}

/** Functions that look like the backward pass of another function, which is not checked. */
function strayPasses(scopes: readonly Scope[], { circuits, gradientNames }: File, lines: Lines): Note[] {
  const homes = new Map<string, string>();
  for (const { versions, scope } of circuits)
    for (const { name, origin } of versions)
      if (origin === 'computed' && !homes.has(name)) homes.set(name, scope);
  return scopes.slice(1).flatMap((scope) => {
    if (circuits.some((circuit) => circuit.scope === scope.name && circuit.pass)) return [];
    const gradients = scope.items.filter(({ statement }) => {
      if (statement.kind !== 'assignment' || gradientNames.variablesOf(statement.target).length === 0)
        return false;
      return statement.reads.some((name) =>
        gradientNames.variablesOf(name).some((of) => homes.has(of) && homes.get(of) !== scope.name),
      );
    });
    const [first] = gradients;
    if (!first || gradients.length < 2) return [];
    const from = first.statement.from + first.base;
    const home = gradientNames
      .variablesOf(
        first.statement.reads.find((name) => gradientNames.variablesOf(name).some((of) => homes.has(of))) ??
          '',
      )
      .map((of) => homes.get(of))
      .find((name) => name !== undefined);
    const message = `This looks like the backward pass of ${home ?? 'another function'}. It is not checked: a backward pass is only read in the function that its forward pass stands in.`;
    return [{ from, to: first.statement.to + first.base, line: lines.lineOf(from), message }];
  });
}

function remarks(
  items: readonly Item[],
  scopes: readonly Scope[],
  directives: readonly Directive[],
  lines: Lines,
) {
  const skipped: Skipped[] = [];
  const notes: Note[] = [];
  const every = scopes.length > 1 ? scopes.flatMap((scope) => scope.items) : items;
  for (const { statement, base } of every) {
    const from = statement.from + base;
    const to = statement.to + base;
    const line = lines.lineOf(from);
    if (statement.kind === 'skip') skipped.push({ from, to, line, reason: statement.reason });
    if (statement.kind === 'assignment' && statement.swallowedBy) {
      const { target } = statement;
      const later = lines.lineOf(statement.expression.from + base);
      const message = `JavaScript reads on after this comment: the value of ${target} is what line ${later} says.`;
      notes.push({
        from: statement.swallowedBy.from + base,
        to: statement.swallowedBy.to + base,
        line,
        message,
      });
    }
  }
  for (const directive of directives) {
    if (directive.kind !== 'problem') continue;
    notes.push({
      from: directive.from,
      to: directive.to,
      line: lines.lineOf(directive.from),
      message: directive.message,
    });
  }
  skipped.sort((one, other) => one.from - other.from);
  return { skipped, notes };
}
