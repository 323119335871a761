/*
 * What is read as one text, a source: a document, or the cells of a notebook that are one program. All that is known of code
 * goes by its source; only who paints, edits or asks VS Code for a place looks for the document.
 */
import * as vscode from 'vscode';
import type { Language } from '../engine';
import { type CellSpan, cellAt, cellsOf, joinCells } from '../text/cells';
import type { Span } from '../text/span';
import { isInternal, languageNamed } from './documents';

/** A stretch of a document. */
export interface DocumentRange {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/** The same object as long as its document or notebook is open. Offsets count in its text. */
export interface Source {
  /** The file's. */
  readonly uri: vscode.Uri;
  /** What VS Code calls its language, which settings may depend on. */
  readonly languageId: string;
  /** Undefined where it is not read. */
  readonly language: Language | undefined;
  /** Another one for every text. */
  readonly version: number;
  readonly isClosed: boolean;
  readonly isUntitled: boolean;
  readonly documents: readonly vscode.TextDocument[];
  readonly getText: () => string;
  /** Whether the text of a document is a part of it. */
  readonly has: (document: vscode.TextDocument) => boolean;
  /** Where a place is; of a cell that is no part of it, where the code below begins. */
  readonly offsetAt: (document: vscode.TextDocument, position: vscode.Position) => number;
  readonly locate: (span: Span) => DocumentRange;
}

export class DocumentSource implements Source {
  readonly uri: vscode.Uri;
  readonly documents: readonly [vscode.TextDocument];

  constructor(private readonly document: vscode.TextDocument) {
    this.uri = document.uri;
    this.documents = [document];
  }

  get languageId(): string {
    return this.document.languageId;
  }

  get language(): Language | undefined {
    // A cell that is not in its notebook any more is no file.
    const isNone = isInternal(this.document) || this.uri.scheme === cellScheme;
    return isNone ? undefined : languageNamed(this.languageId);
  }

  get version(): number {
    return this.document.version;
  }

  get isClosed(): boolean {
    return this.document.isClosed;
  }

  get isUntitled(): boolean {
    return this.document.isUntitled;
  }

  getText = (): string => this.document.getText();

  has = (document: vscode.TextDocument): boolean => document === this.document;

  offsetAt = (document: vscode.TextDocument, position: vscode.Position): number =>
    document.offsetAt(position);

  locate = ({ from, to }: Span): DocumentRange => {
    const { document } = this;
    return { document, range: new vscode.Range(document.positionAt(from), document.positionAt(to)) };
  };
}

/** The cells of a notebook as they were when somebody last asked. */
interface Joined {
  /** What the cells are; it changes with each of them, their order and their runs. */
  readonly key: string;
  readonly version: number;
  readonly text: string;
  readonly spans: readonly CellSpan[];
  readonly cells: readonly vscode.NotebookCell[];
}

export class NotebookSource implements Source {
  readonly uri: vscode.Uri;
  private last: Joined = { key: '', version: 0, text: '', spans: [], cells: [] };

  constructor(readonly notebook: vscode.NotebookDocument) {
    this.uri = notebook.uri;
  }

  /** What the notebook says that it is written in; where it says nothing, that of its first cell that we read. */
  get languageId(): string {
    const said = languageOfMetadata(this.notebook.metadata);
    const ids = codeCells(this.notebook).map(({ document }) => document.languageId);
    return said && ids.includes(said) ? said : (ids.find((id) => languageNamed(id)) ?? '');
  }

  get language(): Language | undefined {
    return languageNamed(this.languageId);
  }

  get version(): number {
    return this.now().version;
  }

  get isClosed(): boolean {
    return this.notebook.isClosed;
  }

  get isUntitled(): boolean {
    return this.notebook.isUntitled;
  }

  get documents(): readonly vscode.TextDocument[] {
    return this.now().cells.map(({ document }) => document);
  }

  getText = (): string => this.now().text;

  has = (document: vscode.TextDocument): boolean => this.documents.includes(document);

  offsetAt = (document: vscode.TextDocument, position: vscode.Position): number => {
    const { cells, spans, text } = this.now();
    const own = cells.findIndex((cell) => cell.document === document);
    if (own >= 0) return spans[own].from + document.offsetAt(position);
    const index = this.notebook.getCells().findIndex((cell) => cell.document === document);
    return spans.find(({ number }) => number > index)?.from ?? text.length;
  };

  locate = ({ from, to }: Span): DocumentRange => {
    const { cells, spans } = this.now();
    const i = cellAt(spans, from);
    const { document } = cells[i];
    const [start, end] = [from, to].map((offset) => document.positionAt(offset - spans[i].from));
    return { document, range: new vscode.Range(start, end) };
  };

  private now(): Joined {
    const { languageId } = this;
    const cells = codeCells(this.notebook).filter(({ document }) => document.languageId === languageId);
    const key = cells
      .map((cell) => [cell.document.uri.fragment, cell.document.version, cell.index, runOf(cell)].join(' '))
      .join('\n');
    if (key !== this.last.key) {
      const text = joinCells(
        cells.map((cell) => ({ number: cell.index, run: runOf(cell), text: cell.document.getText() })),
      );
      this.last = { key, version: this.last.version + 1, text, spans: cellsOf(text), cells };
    }
    return this.last;
  }
}

function codeCells(notebook: vscode.NotebookDocument): vscode.NotebookCell[] {
  return notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
}

function runOf({ executionSummary }: vscode.NotebookCell): number | null {
  return executionSummary?.executionOrder ?? null;
}

/** The language in the metadata of Jupyter's notebooks, which other kinds of notebooks don't have. */
function languageOfMetadata(metadata: { readonly [key: string]: unknown }): string | undefined {
  const at = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const jupyter = at(metadata, 'metadata') ?? metadata;
  const said = at(at(jupyter, 'language_info'), 'name') ?? at(at(jupyter, 'kernelspec'), 'language');
  return typeof said === 'string' ? said : undefined;
}

/** The scheme of the documents that are cells of notebooks. */
export const cellScheme = 'vscode-notebook-cell';

/** The name of its file. */
export function fileName({ uri }: Source): string {
  return uri.path.split('/').pop() ?? '';
}
