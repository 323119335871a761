/* All that an analysis shows as one text, for tests that compare two. */
import type { Analysis, Variable } from '../../src/analysis/model';

/** All variables that an analysis shows. */
export function shown({ circuits, loose }: Analysis): readonly Variable[] {
  return [...circuits.flatMap(({ variables }) => variables), ...loose];
}

/** All that a view could show of an analysis, as text. */
export function digest(analysis: Analysis): string {
  const { circuits, loose, skipped, notes, active, why, occurrences, numbers, tape } = analysis;
  const plain = (variable: Variable) => ({ ...variable, version: undefined });
  const everything = {
    circuits: circuits.map(({ scope, outputs, variables, pass, missing }) => ({
      scope,
      outputs: outputs.map(({ variable, seed, given }) => [plain(variable), seed, given]),
      variables: variables.map(plain),
      pass: pass && { ...pass, entries: pass.entries.map((entry) => ({ ...entry, source: undefined })) },
      missing,
    })),
    loose: loose.map(plain),
    occurrences: [...occurrences].map(({ from, to, version, gradient }) => [
      from,
      to,
      version?.name,
      gradient,
    ]),
    known: [...numbers.known],
    values: [...tape.value.subarray(0, tape.length)],
    gradients: [...tape.gradient.subarray(0, tape.length)],
    skipped,
    notes,
    active,
    why,
  };
  return JSON.stringify(everything, (_key, value) =>
    typeof value === 'number' && !(Number.isFinite(value) && !Object.is(value, -0)) ? String(value) : value,
  );
}

/** A change of a text: where, as a part of its length, how many characters go, and what stands there then. */
export interface Change {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export function changed(text: string, { at, remove, insert }: Change): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + insert + text.slice(from + remove);
}
