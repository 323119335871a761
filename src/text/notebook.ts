/* Reads a notebook's file (nbformat 3 and 4) into the cells that are one program, as the editor would show them. */
import type { NotebookCell } from './cells';

/** The cells of code of a notebook in one language, and what the notebook calls the language. */
export interface Notebook {
  readonly language: string;
  readonly cells: readonly NotebookCell[];
}

/** JSON that may be anything. */
type Json = unknown;

/** What a notebook's file has; null where the text is none. */
export function readNotebook(text: string): Notebook | null {
  const file = parsed(text);
  const [sheet] = list(at(file, 'worksheets'));
  const cells = at(file, 'cells') ?? at(sheet, 'cells');
  if (!Array.isArray(cells)) return null;
  const language = languageOf(file, cells);
  const ours = [...cells.entries()].filter(
    ([, cell]) => at(cell, 'cell_type') === 'code' && (ownLanguage(cell) ?? language) === language,
  );
  return {
    language,
    cells: ours.map(([number, cell]) => ({
      number,
      run: wholeNumber(at(cell, 'execution_count') ?? at(cell, 'prompt_number')),
      text: sourceOf(at(cell, 'source') ?? at(cell, 'input')),
    })),
  };
}

/** What the notebook says that it is written in, or its first cell of code does; most say nothing else than Python. */
function languageOf(file: Json, cells: readonly Json[]): string {
  const metadata = at(file, 'metadata');
  const said = [
    at(at(metadata, 'language_info'), 'name'),
    at(at(metadata, 'kernelspec'), 'language'),
    ...cells.map((cell) => at(cell, 'language')),
  ];
  return said.find((each) => typeof each === 'string')?.toLowerCase() ?? 'python';
}

/** The language that the editor has written down for a cell, where it is another than the notebook's. */
function ownLanguage(cell: Json): string | undefined {
  const own = at(at(at(cell, 'metadata'), 'vscode'), 'languageId') ?? at(cell, 'language');
  return typeof own === 'string' ? own : undefined;
}

/** A text, or its lines with their ends. */
function sourceOf(source: Json): string {
  const text = typeof source === 'string' ? source : list(source).map(String).join('');
  // Editors take a lone return for a line end, too.
  return text.replace(/\r\n?/g, '\n');
}

function wholeNumber(value: Json): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function at(value: Json, name: string): Json {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
