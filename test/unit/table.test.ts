/* The circuit as a table: rows, sorting, and Markdown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columns, markdownTable, rowsOf, sorted, type VariableRow } from '../../src/drawing/table';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { runs } from './oracle';

const source = `var a = 2, b = -0.125;
var q = a * b + c;
var f = Math.max(q, 0) || q;
// @output f
`;

function rows(text = source, verdict = ''): VariableRow[] {
  const analysis = analyze(text);
  return rowsOf(analysis, analysis.circuits[0], () => verdict);
}

/** A table in Markdown, read the way GitHub reads it. */
function parse(markdown: string): string[][] {
  const lines = markdown.trim().split('\n');
  const cells = (line: string) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
  const [head, rule, ...body] = lines.map(cells);
  assert.ok(rule.every((cell) => /^:?-{2,}:?$/.test(cell)));
  assert.ok([head, ...body].every(({ length }) => length === rule.length));
  return body.map((row) => row.map((cell) => cell.replace(/^(`+) ?(.*?) ?\1$/, '$2')));
}

describe('the circuit as a table', () => {
  it('has a row for each variable, with what the JSON report says', () => {
    const analysis = analyze(source);
    const [circuit] = report('x.js', analysis).circuits;
    assert.deepEqual(
      rows().map(({ name, line, value, gradient, formula, role }) => ({
        name,
        line,
        value,
        gradient,
        formula,
        role,
      })),
      circuit.variables.map(({ name, line, value, gradient, formula, role }) => ({
        name,
        line,
        value,
        gradient,
        formula,
        role,
      })),
    );
  });

  it('leads to the assignment, or to where an input is first read', () => {
    for (const { name, at } of rows()) assert.equal(at && source.slice(at.from, at.to), name);
  });

  it('comes back from Markdown', () => {
    const table = rows(source, '\u2717 3, should be 2: uses b | c where a_b belongs');
    const read = parse(markdownTable(table));
    assert.equal(read.length, table.length);
    read.forEach(([name, line, value, gradient, formula, verdict], k) => {
      const row = table[k];
      assert.equal(name, row.name);
      assert.equal(line, row.line === null ? '' : String(row.line));
      assert.equal(Number(value.replace('\u2248 ', '')), row.value);
      assert.equal(Number(gradient.replace('\u2248 ', '')), row.gradient);
      assert.equal(value.startsWith('\u2248'), row.variable.assumed);
      assert.equal(formula, row.formula);
      assert.equal(verdict.replace(/\\(.)/g, '$1'), row.verdict);
    });
  });

  it('lets no code break a row, whatever is in it', () => {
    const [, ...rest] = rows('var a = p["x|`y"] * 2;\nvar f = a * w[0];\n// @output f\n');
    const read = parse(markdownTable(rest));
    assert.deepEqual(
      read.map(([name]) => name),
      rest.map(({ name }) => name),
    );
  });

  it('says ? where nothing is known', () => {
    const read = parse(markdownTable(rows('var a = 2;\nvar x = frob(a);\nvar y = x * a;\n// @output y\n')));
    assert.deepEqual(read.find(([name]) => name === 'y')?.slice(2, 4), ['?', '1']);
  });
});

describe('sorting the table', () => {
  const [template] = rows();
  const cell = fc.option(fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 })), { nil: null });
  const lists = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'x10', 'x9'),
      value: cell,
      gradient: cell,
      line: fc.option(fc.nat(5), { nil: null }),
    }),
  );
  const column = fc.constantFrom(...columns.map(({ key }) => key));

  it('keeps every row, and puts what is unknown last', () => {
    fc.assert(
      fc.property(lists, column, fc.boolean(), (list, key, descending) => {
        const before = list.map((each): VariableRow => ({ ...template, ...each }));
        const after = sorted(before, { column: key, descending });
        assert.equal(after.length, before.length);
        assert.equal(new Set(after).size, before.length);
        const missing = after.map((row) => row[key] === null || Number.isNaN(row[key]));
        assert.ok(missing.every((is, k) => !is || missing.slice(k).every(Boolean)));
      }),
      runs(200),
    );
  });

  it('puts numbers in order, and equal ones as they were', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom('value', 'gradient', 'line'),
        fc.boolean(),
        (list, key, descending) => {
          const before = list.map((each): VariableRow => ({ ...template, ...each }));
          const after = sorted(before, { column: key, descending });
          for (let k = 1; k < after.length; k++) {
            const [one, other] = [after[k - 1][key], after[k][key]];
            if (one === null || other === null || Number.isNaN(one) || Number.isNaN(other)) continue;
            assert.ok(descending ? one >= other : one <= other);
            if (one === other) assert.ok(before.indexOf(after[k - 1]) < before.indexOf(after[k]));
          }
        },
      ),
      runs(200),
    );
  });

  it('counts in names', () => {
    const list = ['x10', 'x9', 'b'].map((name): VariableRow => ({ ...template, name }));
    assert.deepEqual(
      sorted(list, { column: 'name', descending: false }).map(({ name }) => name),
      ['b', 'x9', 'x10'],
    );
  });
});
