/* The cells of a notebook as one text: where a place in it stands, what an edit does to the cells, and what is read of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/model';
import type { Language } from '../../src/languages/languages';
import { cellAt, cellsOf, joinCells, type NotebookCell, withinCells } from '../../src/text/cells';
import { applyEdits } from '../../src/text/edits';
import { Lines } from '../../src/text/lines';
import { analyze } from './analyze';

const code = fc.stringMatching(/^(?:[ab;]|\r?\n){0,12}$/);
const notebook = fc.array(
  fc.record(
    { number: fc.nat(99), run: fc.option(fc.nat(99), { nil: null }), text: code },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 6 },
);

/** What the cells are according to a joined text. */
function apart(source: string): readonly NotebookCell[] {
  return cellsOf(source).map(({ number, run, from, to }) => ({ number, run, text: source.slice(from, to) }));
}

describe('the cells of a notebook as one text', () => {
  it('are told apart again, with their numbers and runs, empty ones too', () => {
    fc.assert(fc.property(notebook, (cells) => assert.deepEqual(apart(joinCells(cells)), cells)));
  });

  it('are none in a file', () => {
    for (const source of ['', 'a = 1\n', '\n\u001e0 \na', 'x = "\u001e"'])
      assert.deepEqual(cellsOf(source), []);
  });

  it('know of each place which cell it is in, and the line and column there', () => {
    fc.assert(
      fc.property(notebook, (cells) => {
        const source = joinCells(cells);
        const lines = new Lines(source);
        for (const [i, { from }] of cellsOf(source).entries()) {
          const { text, number } = cells[i];
          for (let at = 0; at <= text.length; at++) {
            const alone = new Lines(text).placeOf(at);
            assert.deepEqual(lines.placeOf(from + at), { cell: number, ...alone });
            assert.equal(cellAt(lines.cells, from + at), i);
          }
        }
      }),
    );
  });

  it('keep their length where they have the mark that stands between cells', () => {
    const [cell] = apart(joinCells([{ number: 0, run: null, text: 'a\n\u001e1 \nb' }]));
    assert.equal(cell.text, 'a\n 1 \nb');
  });

  it('are called by number from 1, as one counts them on the screen', () => {
    const source = joinCells([
      { number: 1, run: null, text: 'a\nb' },
      { number: 4, run: null, text: 'c' },
    ]);
    const lines = new Lines(source);
    const [one, two, three] = ['a\n', 'b\n', 'c'].map((text) => source.indexOf(text));
    assert.equal(lines.said(two), 'line 2 of cell 2');
    assert.equal(lines.short(three), '5:1');
    assert.equal(lines.saidOf([three, one, one]), 'line 1 of cell 2 and line 1 of cell 5');
    assert.equal(new Lines('a\nb\nc').saidOf([4, 0, 2]), 'lines 1, 2 and 3');
    assert.equal(new Lines('a\nb\nc').saidOf([2, 2]), 'line 2');
  });
});

describe('the cells of a notebook that gets another language', () => {
  it('are read anew, with the same text', () => {
    const source = joinCells(['a = 7 //2', 'x = a * a'].map((text, number) => ({ number, run: null, text })));
    const valueIn = (language: Language, previous?: Analysis) => {
      const analysis = analyze(source, { language, previous });
      return { analysis, value: analysis.circuits[0].variables.find(({ name }) => name === 'x')?.value };
    };
    const first = valueIn('javascript');
    const second = valueIn('python', first.analysis);
    const third = valueIn('javascript', second.analysis);
    assert.deepEqual([first.value, second.value, third.value], [49, 9, 49]);
  });
});

describe('an edit of the joined text', () => {
  it('does the same to the cells, each piece of it within one', () => {
    fc.assert(
      fc.property(
        notebook,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', 'x\n', '\nx'),
        (cells, one, other, text) => {
          const source = joinCells(cells);
          const spans = cellsOf(source);
          const { from, to } = spans[one % spans.length];
          // As far as the end of the cell's last line, which is none of its text.
          const place = from + (other % (to - from + (one % spans.length < spans.length - 1 ? 2 : 1)));
          const edits = [{ from: place, to: place, text: place > to ? `${text.trim()}\n` : text }];
          const within = withinCells(source, edits);
          assert.deepEqual(apart(applyEdits(source, within)), apart(applyEdits(source, edits)));
          for (const edit of within)
            assert(
              spans.some((span) => span.from <= edit.from && edit.to <= span.to),
              JSON.stringify(edit),
            );
        },
      ),
    );
  });

  it('takes the last line of a cell out with what ended the line before it', () => {
    const source = joinCells([
      { number: 0, run: null, text: 'a\nb' },
      { number: 1, run: null, text: 'c' },
    ]);
    const from = source.indexOf('b');
    const within = withinCells(source, [{ from, to: from + 2, text: '' }]);
    assert.deepEqual(
      apart(applyEdits(source, within)).map(({ text }) => text),
      ['a', 'c'],
    );
  });

  it('leaves an empty cell where the only line of one is taken out', () => {
    const source = joinCells([
      { number: 0, run: null, text: 'a' },
      { number: 1, run: null, text: 'c' },
    ]);
    const from = source.indexOf('a');
    const within = withinCells(source, [{ from, to: from + 2, text: '' }]);
    assert.deepEqual(within, [{ from, to: from + 1, text: '' }]);
  });

  it('may take the only line of the last cell out with the end of the line above it', () => {
    const source = joinCells(['a', 'b'].map((text, number) => ({ number, run: null, text })));
    const from = source.indexOf('b');
    const within = withinCells(source, [{ from: from - 1, to: from + 1, text: '' }]);
    assert.deepEqual(within, [{ from, to: from + 1, text: '' }]);
  });

  it('is split where it goes over several cells', () => {
    const source = joinCells(['a', 'b', 'c'].map((text, number) => ({ number, run: null, text })));
    const [from, to] = ['a', 'c'].map((text) => source.indexOf(text));
    const text = source
      .slice(from, to + 1)
      .replace('a', 'A')
      .replace('c', 'C');
    assert.deepEqual(withinCells(source, [{ from, to: to + 1, text }]), [
      { from, to: from + 1, text: 'A' },
      { from: to, to: to + 1, text: 'C' },
    ]);
  });
});
