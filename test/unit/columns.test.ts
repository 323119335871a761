/* In which column the texts at line ends stand. */
import assert from 'node:assert/strict';
import { columnWidth, textColumns } from '../../src/views/columns';

describe('columns of the texts at line ends', () => {
  const columns = (...widths: number[]) => textColumns(widths.map((width, line) => ({ line, width })));

  it('lines that follow each other share one', () => {
    assert.deepEqual(columns(10, 14, 3), [20, 20, 20]);
  });

  it('growing within a stop moves nothing', () => {
    assert.deepEqual(columns(10, 14), columns(10, 17));
    assert.notDeepEqual(columns(10, 17), columns(10, 18));
  });

  it('a part of the file has a column of its own', () => {
    const lines = [
      { line: 0, width: 10 },
      { line: 2, width: 20 },
      { line: 8, width: 5 },
    ];
    assert.deepEqual(textColumns(lines), [24, 24, 8]);
  });

  it('a very long line stands for itself', () => {
    assert.deepEqual(columns(10, 200), [16, 203]);
  });

  it('a single long line does not push its neighbours, which stay together', () => {
    assert.deepEqual(columns(10, 12, 40, 11, 9), [16, 16, 43, 16, 16]);
    assert.deepEqual(columns(30, 31, 5, 32), [36, 36, 8, 36]);
  });

  it('lines that vary widely part where they do', () => {
    assert.deepEqual(columns(8, 9, 38, 39, 40, 10, 11), [12, 12, 44, 44, 44, 16, 16]);
  });

  it('no text is further from its code than a glance, and none is pushed out of sight', () => {
    const seen = 55;
    for (let seed = 1; seed < 400; seed++) {
      const lines = Array.from({ length: 12 }, (_, line) => ({
        line,
        width: (seed * 7919 + line * line * 104729 + line * seed * 31) % 70,
        lead: 5 + ((seed + line) % 20),
      }));
      textColumns(lines).forEach((column, i) => {
        const { width, lead } = lines[i];
        assert.ok(column >= width + 3 && column <= width + 3 + 23, `${column} for ${width}`);
        if (width + 3 + lead <= seen) assert.ok(column + lead <= seen, `${column} + ${lead}`);
      });
    }
  });

  it('every text stands off its code, never on it', () => {
    for (const width of [0, 1, 57, 58, 59, 60, 61, 62, 300]) {
      const lines = [width, 59, 60, 61, 1];
      columns(...lines).forEach((column, i) => {
        assert.ok(column >= lines[i] + 3, `${column} for ${lines[i]}`);
      });
    }
  });

  it('no lines, no columns', () => {
    assert.deepEqual(textColumns([]), []);
  });

  it('counts tabs up to their stops and wide characters twice', () => {
    assert.equal(columnWidth('\tx', 4), 5);
    assert.equal(columnWidth('ab\tx', 4), 5);
    assert.equal(columnWidth('\u4f60\u597d', 4), 4);
    assert.equal(columnWidth('a = \u03b1', 4), 5);
  });
});
