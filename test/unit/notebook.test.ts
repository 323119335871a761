/* Notebooks in the terminal: their cells are one program, and every place says its cell. */
import assert from 'node:assert/strict';
import { type CellText, notebook, type Report } from './notebooks';
import { edited, Folder } from './terminal';

/** A forward pass, its backward pass with a mistake, and between them what is none of the program. */
const lesson: readonly CellText[] = [
  { type: 'markdown', text: '# Sums and products\nvar a = 7;' },
  { lines: ['var a = 2, b = 3;\n', 'var x = a * b;'] },
  { text: 'a = 9', language: 'python' },
  '',
  'var dx = 1;\nvar da = a * dx;\nvar db = a * dx;',
];

describe('a notebook in the terminal', () => {
  const folders: Folder[] = [];
  const run = (cells: readonly CellText[], ...args: string[]) => {
    const folder = new Folder({ 'n.ipynb': notebook(cells) });
    folders.push(folder);
    return folder.run(...args, 'n.ipynb');
  };
  const reportOn = async (cells: readonly CellText[], ...args: string[]): Promise<Report> =>
    JSON.parse((await run(cells, 'analyze', '--json', ...args)).out);
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });

  it('is one program: its cells of code in their order, and nothing else', async () => {
    const [circuit, ...more] = (await reportOn(lesson)).circuits;
    assert.deepEqual(more, []);
    assert.deepEqual(
      circuit.variables.map(({ name, value, gradient, cell, line, column }) => [
        name,
        value,
        gradient,
        cell,
        line,
        column,
      ]),
      [
        ['a', 2, 3, 1, 1, 5],
        ['b', 3, 2, 1, 1, 12],
        ['x', 6, 1, 1, 2, 5],
      ],
    );
  });

  it('has the cell of every place, counted among all cells from 0, and lines that count in the cell', async () => {
    const [{ output, handwritten }] = (await reportOn(lesson)).circuits;
    assert.deepEqual([output.cell, output.line, output.column], [1, 2, 5]);
    assert.deepEqual(
      handwritten.map(({ name, verdict, cell, line, column }) => [name, verdict, cell, line, column]),
      [
        ['dx', 'exact', 4, 1, 5],
        ['da', 'wrong', 4, 2, 5],
        ['db', 'exact', 4, 3, 5],
      ],
    );
    assert.deepEqual(handwritten[1].edits, [
      { cell: 4, line: 2, column: 10, endLine: 2, endColumn: 11, text: 'b' },
    ]);
  });

  it('has null for the cell of an input that no cell gives, and the cells of notes and of what is passed over', async () => {
    const { circuits, notes, skipped } = await reportOn([
      '// @input q = 1',
      'send(w)',
      'x = w * w\ndx = 1\ndw = 2 * w',
    ]);
    const [first] = circuits[0].variables;
    assert.deepEqual([first.cell, first.line], [null, null]);
    assert.deepEqual([notes[0].cell, notes[0].line], [0, 1]);
    assert.deepEqual([skipped[0].cell, skipped[0].line], [1, 1]);
  });

  it('has no cells in what is said of a file', async () => {
    const folder = new Folder({ 'f.js': 'var a = 2;\nvar x = a * a;\nvar dx = 1;\nvar da = a * dx;\n' });
    folders.push(folder);
    assert.doesNotMatch((await folder.run('analyze', '--json', 'f.js')).out, /cell/);
  });

  it('says line and cell in sentences, the first cell being cell 1', async () => {
    const { out, code } = await run(
      ['let a = 2, b = 3', 'x = a * b', 'dx = 1\nda = a * dx\ndb = a * dx'],
      'verify',
    );
    assert.equal(code, 1);
    assert.match(out, /line 2 of cell 3 {2}da {2}✗ 2, should be 3/);
  });

  it('is mended by the edits, whatever cells they are in', async () => {
    for (const cells of [
      ['let a = 2, b = 3', 'x = a * b', 'da = b * dx\ndb = a * dx', 'dx = 1'],
      ['let a = 2, b = 3', 'x = a * b', 'dx = 1', 'da = a * dx', 'db = b * dx'],
    ]) {
      const { circuits } = await reportOn(cells);
      const [edits = []] = circuits.flatMap(({ handwritten }) =>
        handwritten.flatMap((each) => (each.edits ? [each.edits] : [])),
      );
      const mended = cells.map((text, number) =>
        edited(
          text,
          edits.filter(({ cell }) => cell === number),
        ),
      );
      const wrong = async (texts: readonly string[]) =>
        (await reportOn(texts)).circuits.flatMap(({ handwritten }) =>
          handwritten.filter(({ verdict }) => verdict === 'wrong'),
        );
      assert((await wrong(cells)).length > (await wrong(mended)).length, mended.join('\n---\n'));
    }
  });

  it('loses one cell to a bracket that is left open in it, and no other', async () => {
    const [circuit] = (
      await reportOn(['let a = 2, b = 3', 'f(', 'x = a * b\ndx = 1\nda = b * dx\ndb = a * dx'])
    ).circuits;
    assert.deepEqual(
      circuit.handwritten.map(({ verdict, cell }) => [verdict, cell]),
      [
        ['exact', 2],
        ['exact', 2],
        ['exact', 2],
      ],
    );
  });

  it('leaves magics out', async () => {
    const [circuit] = (await reportOn(['%%html\nvar a = 9', '%load x\nlet a = 2', 'let x = 3 * a'])).circuits;
    assert.deepEqual(
      circuit.variables.map(({ name, value, cell, line }) => [name, value, cell, line]),
      [
        ['a', 2, 1, 2],
        ['x', 6, 2, 1],
      ],
    );
  });

  it('is written down with its texts, each cell below its number', async () => {
    const { out } = await run(['// one', { type: 'markdown' }, 'let a = 2\nlet x = 3 * a'], 'annotate');
    assert.match(
      out,
      /^\/\/ %% cell 1\n\/\/ one\n\n\/\/ %% cell 3\nlet a = 2 .*\nlet x = 3 \* a {4}x = 6.*\n$/,
    );
  });

  it('has in SARIF the place with its cell, and no region in a file that is JSON', async () => {
    const log = JSON.parse((await run(lesson, 'verify', '--format', 'sarif')).out);
    const [result] = log.runs[0].results;
    assert.equal(result.fixes, undefined);
    assert.deepEqual(result.locations, [
      {
        physicalLocation: { artifactLocation: { uri: 'n.ipynb' } },
        logicalLocations: [{ name: 'line 2 of cell 5' }],
        properties: { cell: 4, startLine: 2, startColumn: 5, endLine: 2, endColumn: 7 },
      },
    ]);
  });

  it('is refused with a sentence where it is no notebook, or in another language', async () => {
    const folder = new Folder({
      'a.ipynb': '{"cells',
      'b.ipynb': '[]',
      'r.ipynb': notebook(['x <- 1'], 'R'),
    });
    folders.push(folder);
    for (const file of ['a.ipynb', 'b.ipynb']) {
      const { code, err } = await folder.run('verify', file);
      assert.equal(code, 2);
      assert.match(err, /is no notebook that can be read/);
    }
    assert.match(
      (await folder.run('verify', 'r.ipynb')).err,
      /r\.ipynb is a notebook in r; .* are read\. .* --language/,
    );
  });
});

describe('a notebook in Python', () => {
  const folders: Folder[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });
  const run = (cells: readonly CellText[], ...args: string[]) => {
    const folder = new Folder({ 'n.ipynb': notebook(cells, 'python') });
    folders.push(folder);
    return folder.run(...args, 'n.ipynb');
  };

  it('is one program, with the meaning that imports in earlier cells give to names', async () => {
    const { out } = await run(
      [
        '%matplotlib inline\nimport numpy as N\n!pip install x',
        { type: 'markdown', text: 'sigmoid' },
        'a = 0.5\nx = 1 / (1 + N.exp(-a))',
        'dx = 1.0\nda = x * (1 + x) * dx',
      ],
      'analyze',
      '--json',
    );
    const [circuit] = (JSON.parse(out) as Report).circuits;
    const x = 1 / (1 + Math.exp(-0.5));
    assert.deepEqual(
      circuit.variables.map(({ name, value, cell, line }) => [name, value, cell, line]),
      [
        ['a', 0.5, 2, 1],
        ['x', x, 2, 2],
      ],
    );
    assert.deepEqual(
      circuit.handwritten.map(({ name, verdict, cell, line }) => [name, verdict, cell, line]),
      [
        ['dx', 'exact', 3, 1],
        ['da', 'wrong', 3, 2],
      ],
    );
  });

  it('writes formulas as the cell with the imports calls things', async () => {
    const { out } = await run(
      ['import numpy as N', 'a = 0.5\nx = N.sin(a)', 'dx = 1\nda = dx'],
      'analyze',
      '--json',
    );
    const [circuit] = (JSON.parse(out) as Report).circuits;
    assert.equal(circuit.variables[0].formula, 'N.cos(a) * dx');
  });

  it('loses a cell that is half typed, and no other', async () => {
    const { out } = await run(
      ['a = 2\nb = 3', 'f(a, [', 'x = a * b\ndx = 1\nda = b * dx\ndb = a * dx'],
      'verify',
    );
    assert.match(out, /3 of 3 gradients right/);
  });
});
