import { analyze } from '../analysis/analyze';
import { inputKeys } from '../analysis/fixed-inputs';
import type { Analysis } from '../analysis/model';
import { rerun } from '../analysis/numbers';
import { dialectOf, loadDialect } from '../languages/languages';
import type { Dialect } from '../program/dialect';
import type { DocumentState, Numbers } from './protocol';

/** What the page knows about the document's circuits: the file's own numbers, and those that show. */
export interface Reading {
  readonly document: DocumentState;
  /** With the file's own numbers alone. */
  readonly own: Analysis;
  /** With the numbers that were set. */
  readonly shown: Analysis;
  readonly keys: ReadonlyMap<unknown, string>;
}

/** What a document is written in; null while that is loaded, and `ready` is told when it is there. */
export function dialectFor({ language }: DocumentState, ready: () => void): Dialect | null {
  const dialect = dialectOf(language);
  if (!dialect) void loadDialect(language).then(ready);
  return dialect ?? null;
}

/** Reads the document, or the same one with other numbers, with as little work as what changed allows. */
export function read(document: DocumentState, dialect: Dialect, before: Reading | null): Reading {
  const known = before && isSameText(document, before.document) ? before : null;
  const own =
    known?.own ??
    analyze(document.source, {
      dialect,
      outputs: new Map(document.outputs),
      gradientNames: document.gradientNames,
      previous: before?.document.uri === document.uri ? before.own : undefined,
    });
  const shown = known && isSameNumbers(document, known.document) ? known.shown : withNumbers(own, document);
  return { document, own, shown, keys: known?.keys ?? inputKeys(own) };
}

function withNumbers(own: Analysis, { inputs, whatIf }: Numbers): Analysis {
  if (inputs.length + whatIf.length === 0) return own;
  return rerun(own, { inputs: new Map(inputs), whatIf: new Map(whatIf) });
}

function isSameText(one: DocumentState, other: DocumentState): boolean {
  return (
    one.uri === other.uri &&
    one.source === other.source &&
    one.language === other.language &&
    isSame(one.outputs, other.outputs) &&
    isSame(one.gradientNames, other.gradientNames)
  );
}

function isSameNumbers(one: Numbers, other: Numbers): boolean {
  return isSame(one.inputs, other.inputs) && isSame(one.whatIf, other.whatIf);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
