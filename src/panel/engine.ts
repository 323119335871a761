/* The document, read in the page. The engine is the editor's own, in a script that the page loads before this one. */
import { inputKeys } from '../analysis/fixed-inputs';
import type { Analysis } from '../analysis/model';
import { analyze, type Language, loadDialect, rerun } from '../engine';
import type { Dialect } from '../program/dialect';
import type { DocumentState, NumbersTried } from './protocol';

/** What the page knows about the document's circuits: the file's own numbers, and those that show. */
export interface ReadDocument {
  readonly document: DocumentState;
  /** With the file's own numbers alone. */
  readonly own: Analysis;
  /** With the numbers that were set. */
  readonly shown: Analysis;
  readonly keys: ReadonlyMap<unknown, string>;
}

const dialects = new Map<Language, Dialect>();

/** What a document is written in; null while that is loaded, and `ready` is told when it is there. */
export function dialectFor({ language }: DocumentState, ready: () => void): Dialect | null {
  const known = dialects.get(language);
  if (!known)
    void loadDialect(language).then((dialect) => {
      dialects.set(language, dialect);
      ready();
    });
  return known ?? null;
}

/** Reads the document, or the same one with other numbers, with as little work as what changed allows. */
export function read(document: DocumentState, dialect: Dialect, before: ReadDocument | null): ReadDocument {
  const known = before && isSameText(document, before.document) ? before : null;
  const own =
    known?.own ??
    analyze(document.source, {
      dialect,
      outputs: new Map(document.outputs),
      gradientNames: document.gradientNames,
      previous: before?.document.uri === document.uri ? before.own : undefined,
    });
  if (known && isSameNumbers(document, known.document)) return { ...known, document };
  const shown = withNumbers(own, document);
  const isSameCode = known && shown.file === own.file && known.shown.file === own.file;
  return { document, own, shown, keys: isSameCode ? known.keys : keysOf(own, shown) };
}

/** The keys of inputs; where other code is followed with the numbers that are tried, of those that this has, too. */
function keysOf(own: Analysis, shown: Analysis): ReadonlyMap<unknown, string> {
  return shown.file === own.file ? inputKeys(own) : new Map([...inputKeys(own), ...inputKeys(shown)]);
}

function withNumbers(own: Analysis, { inputs, whatIf }: NumbersTried): Analysis {
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

function isSameNumbers(one: NumbersTried, other: NumbersTried): boolean {
  return isSame(one.inputs, other.inputs) && isSame(one.whatIf, other.whatIf);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
