/* From a text to all that is known of its circuits: the one way into the engine. */
import { ExpressionBuilder } from '../circuits/expression';
import { Occurrences } from '../circuits/occurrences';
import { Readers } from '../circuits/readers';
import { codeOf, lineEndAfter } from '../languages/javascript/code';
import { readDirectives } from '../languages/javascript/directives';
import { type Language, parseInSteps } from '../languages/javascript/parse';
import { readInSteps } from '../languages/javascript/script';
import type { Directive } from '../program/directives';
import { functionNames, type Item } from '../program/statements';
import { GradientNames } from '../recognition/names';
import type { File } from '../recognition/recogniser';
import { buildScopes } from '../recognition/scopes';
import { Tape } from '../tape/tape';
import { Lines } from '../text/lines';
import { finish } from '../text/pauses';
import type { Span } from '../text/span';
import { whyActive } from './activity';
import { inputNotes } from './input-notes';
import type { Analysis, AnalyzeOptions, Circuit } from './model';
import { computeInSteps } from './numbers';
import { chooseOutput } from './outputs';
import { remarks, seedNotes, strayPasses } from './remarks';

export type { Language, Span };

/** Reads a file and computes both passes of every circuit in it. The code is never run. */
export function analyze(source: string, options: AnalyzeOptions = {}): Analysis {
  return finish(analyzeInSteps(source, options));
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
  const code = (span: Span) => codeOf(parsed, span);
  const file = newFile(source, code, items, lines, directives, options);
  const scopes = yield* buildScopes(file, items, lines, directives);
  for (const wiring of file.wirings) chooseOutput(wiring, scopes, directives, options, file.readers);
  const constants = new Set(
    directives.flatMap((directive) => (directive.kind === 'const' ? [directive.name] : [])),
  );
  const numbers = yield* computeInSteps(file, constants, options, false);
  const { circuits } = numbers;
  yield;
  const { active, why } = yield* whyActive(circuits, script, items, directives, lines);
  yield;
  const { skipped, notes } = yield* remarks(items, scopes, directives, lines, parsed);
  notes.push(
    ...inputNotes(file, scopes, lines),
    ...strayPasses(scopes, file, lines),
    ...seedNotes(file, lines),
  );
  return {
    ...numbers,
    source,
    code,
    lineEndAfter: (place) => lineEndAfter(parsed, place),
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
    gradientNames: file.gradientNames.preferring(passPairs(circuits)),
    options: { ...options, previous: undefined },
  };
}

function newFile(
  source: string,
  code: Analysis['code'],
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
  const expressions = new ExpressionBuilder(tape, code, budget, () => functionNames(items));
  return {
    tape,
    inputComments: directives.filter((directive) => directive.kind === 'input'),
    asked: options.asked ?? false,
    occurrences: new Occurrences(size(before?.occurrences)),
    readers: new Readers(size(before?.readers), size(before?.tape)),
    open: [],
    lateBlocks: [],
    wirings: [],
    unsettled: [],
    lineOf: (offset) => lines.lineOf(offset),
    expressions,
    gradientNames: new GradientNames(options.gradientNames),
  };
}

/** Gradient variables of the file's passes, each with its variable. */
function passPairs(circuits: readonly Circuit[]): { name: string; variable: string }[] {
  return circuits.flatMap(({ pass }) =>
    (pass?.entries ?? []).flatMap(({ name, of }) => (of === null ? [] : [{ name, variable: of }])),
  );
}
