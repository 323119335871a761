/* From a text to all that is known of its circuits: the one way into the engine. */
import { Guesses } from '../circuits/assume';
import { readInCells } from '../program/cells';
import type { File } from '../recognition/recogniser';
import { buildScopes } from '../recognition/scopes';
import { Lines } from '../text/lines';
import { finish } from '../text/pauses';
import { whyActive } from './activity';
import { newFile } from './file';
import { inputNotes } from './input-notes';
import type { Analysis, AnalyzeOptions, Circuit } from './model';
import { computeInSteps } from './numbers';
import { chooseOutput, outputComments } from './outputs';
import { refusals, remarks, strayPasses } from './remarks';
import { runOrderNotes } from './run-order';

/** Reads a file and computes both passes of every circuit in it. The code is never run. */
export function analyze(source: string, options: AnalyzeOptions): Analysis {
  return finish(analyzeInSteps(source, options));
}

/** Does the work of `analyze` in small pieces, so that the caller can pause between them or give up. */
export function* analyzeInSteps(source: string, options: AnalyzeOptions): Generator<undefined, Analysis> {
  const { previous, dialect } = options;
  const reading = yield* readInCells(dialect, source, previous?.reading);
  const { items, directives, code } = reading;
  const lines = new Lines(source);
  const writing = dialect.writing(items);
  const constants = new Set(
    directives.flatMap((directive) => (directive.kind === 'const' ? [directive.name] : [])),
  );
  const follow = function* (guesses: Guesses) {
    const file = newFile(source, reading, writing, lines, options, guesses);
    const scopes = yield* buildScopes(file, items, lines, directives);
    const outputs = outputComments(scopes, directives);
    for (const wiring of file.wirings) chooseOutput(wiring, outputs, options, file);
    return { file, scopes, numbers: yield* computeInSteps(file, constants, options, false) };
  };
  let followed = yield* follow(new Guesses());
  // By now it is known what was only guessed, and what is shown may count on that.
  if (followed.numbers.isMisguessed) followed = yield* follow(new Guesses(valuesOf(followed.file)));
  const { file, scopes } = followed;
  const { isMisguessed: _, ...numbers } = followed.numbers;
  const { circuits } = numbers;
  yield;
  const { active, why } = yield* whyActive(numbers, reading, dialect.names, lines);
  yield;
  const { skipped, notes } = yield* remarks(reading, dialect, scopes, lines, file.account);
  notes.push(
    ...inputNotes(file, scopes, lines),
    ...strayPasses(scopes, file, lines),
    ...refusals(file, numbers.numbers, lines),
    ...runOrderNotes({ lines, reading, occurrences: file.occurrences }, circuits),
  );
  return {
    ...numbers,
    source,
    dialect,
    writing,
    reading,
    code,
    lineEndAfter: reading.lineEndAfter,
    lines,
    file,
    occurrences: file.occurrences,
    active,
    why,
    skipped,
    notes,
    constants,
    gradientNames: file.gradientNames.preferring(passPairs(circuits)),
    options: { ...options, previous: undefined, instead: undefined },
  };
}

/** What the inputs of a file are worth, by their names. */
function valuesOf({ open, tape }: File): ReadonlyMap<string, number> {
  return new Map(
    open.flatMap(({ name, node }) => {
      const value = tape.valueOf(node);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Gradient variables of the file's passes, each with its variable. */
function passPairs(circuits: readonly Circuit[]): { name: string; variable: string }[] {
  return circuits.flatMap(({ pass }) =>
    (pass?.entries ?? []).flatMap(({ name, of }) => (of === null ? [] : [{ name, variable: of }])),
  );
}
