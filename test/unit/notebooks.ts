/* Notebooks as files, for tests, and what the terminal reports of one. */
import type { Edit } from './terminal';

/** A cell as a test writes it: code, or a cell of another kind. */
export type CellText =
  | string
  | {
      readonly text?: string;
      readonly lines?: readonly string[];
      readonly type?: string;
      readonly run?: number;
      readonly language?: string;
    };

/** A notebook's file as nbformat 4 has it. */
export function notebook(cells: readonly CellText[], language = 'javascript'): string {
  return JSON.stringify(
    {
      cells: cells.map((each) => {
        const {
          text = '',
          lines,
          type = 'code',
          run,
          language: own,
        } = typeof each === 'string' ? { text: each } : each;
        return {
          cell_type: type,
          metadata: own ? { vscode: { languageId: own } } : {},
          source: lines ?? text,
          ...(type === 'code' && { execution_count: run ?? null, outputs: [] }),
        };
      }),
      metadata: { kernelspec: { name: 'test', display_name: 'Test', language } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );
}

interface Placed {
  readonly cell?: number | null;
  readonly line: number | null;
  readonly column?: number | null;
}

/** What `analyze --json` prints. */
export interface Report {
  readonly error?: string;
  readonly circuits: readonly {
    readonly scope: string;
    readonly output: Placed;
    readonly variables: readonly (Placed & {
      readonly formula: string | null;
      readonly name: string;
      readonly value: number;
      readonly gradient: number;
    })[];
    readonly handwritten: readonly (Placed & {
      readonly name: string;
      readonly verdict: string;
      readonly reason?: string;
      readonly edits?: readonly (Edit & { readonly cell: number })[];
    })[];
  }[];
  readonly skipped: readonly Placed[];
  readonly notes: readonly (Placed & { readonly message: string })[];
}
