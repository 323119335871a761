/* What is read of a notebook's file. */
import assert from 'node:assert/strict';
import { readNotebook } from '../../src/text/notebook';

describe('the file of a notebook', () => {
  const cell = (source: unknown, more = {}) => ({ cell_type: 'code', source, ...more });

  it('has cells in text or in lines', async () => {
    const read = readNotebook(
      JSON.stringify({ cells: [cell('a\nb'), cell(['a\n', 'b']), cell([]), cell(null)] }),
    );
    assert.deepEqual(
      read?.cells.map(({ text }) => text),
      ['a\nb', 'a\nb', '', ''],
    );
  });

  it('is Python where it says nothing else', async () => {
    const languageOf = (metadata: object, ...cells: object[]) =>
      readNotebook(JSON.stringify({ metadata, cells }))?.language;
    assert.equal(languageOf({}), 'python');
    assert.equal(languageOf({ kernelspec: { language: 'typescript' } }), 'typescript');
    assert.equal(
      languageOf({ language_info: { name: 'JavaScript' }, kernelspec: { language: 'x' } }),
      'javascript',
    );
  });

  it('tells in which order its cells ran', async () => {
    const read = readNotebook(
      JSON.stringify({ cells: [cell('a', { execution_count: 4 }), cell('b', { execution_count: null })] }),
    );
    assert.deepEqual(
      read?.cells.map(({ run }) => run),
      [4, null],
    );
  });

  it('may be as nbformat 3 has it', async () => {
    const input = { cell_type: 'code', language: 'javascript', input: ['a\n', 'b'], prompt_number: 3 };
    const read = readNotebook(
      JSON.stringify({
        nbformat: 3,
        worksheets: [{ cells: [{ cell_type: 'heading', source: 'x' }, input] }],
      }),
    );
    assert.deepEqual(read, { language: 'javascript', cells: [{ number: 1, run: 3, text: 'a\nb' }] });
  });
});
