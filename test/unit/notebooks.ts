/* Notebooks as files, for tests. */

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
