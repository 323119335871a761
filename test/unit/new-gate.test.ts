/*
 * A new operation is one row in one file. The row that CONTRIBUTING shows is put into a copy of the sources, the code
 * that is made from the table is made there by the project's scripts, and everything knows the operation.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy } from './copy';
import { runScript } from './oracle';

type Engine = typeof import('../../src/engine') &
  Pick<typeof import('../../src/analysis/analyze'), 'analyze'> &
  Pick<typeof import('../../src/languages/javascript/dialect'), 'javascript'> &
  Pick<typeof import('../../src/text/edits'), 'applyEdits'>;

/** The error function, by a series whose terms are all positive. */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** The row as CONTRIBUTING has it. */
function rowInContributing(): string {
  const [, row] = /```ts\s+(\['erf',.*?)\s+```/s.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  assert.ok(row);
  return row;
}

describe('a row that is added to the gate table', function () {
  this.timeout(60_000);
  let copy: Copy;
  let engine: Engine;
  const analyze = (source: string) => engine.analyze(source, { dialect: engine.javascript('javascript') });

  before(async () => {
    Object.defineProperty(Math, 'erf', { configurable: true, value: erf });
    copy = new Copy();
    copy.change('src/gates/gates.ts', (rows) => {
      const end = rows.lastIndexOf(']);');
      assert.equal(rows.slice(end).trim(), ']);');
      return `${rows.slice(0, end)}  ${rowInContributing()}\n]);\n`;
    });
    copy.run('generate.mjs');
    copy.run('operations.mjs');
    engine = await copy.load<Engine>(
      'engine',
      'analysis/analyze',
      'languages/javascript/dialect',
      'text/edits',
    );
  });
  after(() => {
    Reflect.deleteProperty(Math, 'erf');
    copy.remove();
  });

  for (const name of ['Math.erf', 'erf']) {
    const source = `var q = 0.5, w = 2;\nvar y = ${name}(q);\nvar z = y * w;\n`;
    const said = (piece: string) => {
      const found = engine.explain(analyze(source), source.indexOf(piece));
      assert.ok(found);
      return found;
    };
    /** On paper: erf(0.5) from a table, and 2 · 2/√π · exp(-0.25). */
    const [value, slope] = [0.5204998778130465, 1.7575651578708902];

    it(`gives ${name} a value and a gradient`, () => {
      assert.ok(Math.abs(Number(said('y =').value) - value) < 1e-15);
      assert.ok(Math.abs(Number(said('q =').gradient) - slope) < 1e-14);
    });

    it(`gives ${name} a formula and its words in a hover`, () => {
      assert.equal(said('q =').formula, '2 * Math.exp(-q * q) / Math.sqrt(Math.PI) * dy');
      assert.equal(said(`${name}(`).role, 'Math.erf gate: the error function');
    });

    it(`gives ${name} a written pass, which holds in JavaScript`, () => {
      const analysis = analyze(source);
      const written = engine.writePass(analysis, analysis.circuits[0]);
      assert.ok('text' in written);
      const text = source.slice(0, written.from) + written.text + source.slice(written.to);
      const run = runScript(`${text.replaceAll(name, 'erf')};dq`, { erf, Math });
      assert.ok(Math.abs(Number(run) - slope) < 1e-14, text);
      const [{ verdicts }] = engine.verify(analyze(text));
      assert.equal(verdicts.length, 4, text);
      for (const { name, judgement } of verdicts) assert.match(judgement, /^(exact|correct)$/, name);
    });

    it(`tells what a pass through ${name} lacks, and mends it`, () => {
      const wrong = `${source}var dz = 1;\nvar dy = w * dz;\nvar dq = dy;\nvar dw = dz;\n`;
      const analysis = analyze(wrong);
      const verdicts = engine.verify(analysis)[0].verdicts.filter(({ judgement }) => judgement === 'wrong');
      const reasons = new Map(verdicts.map((verdict) => [verdict.name, verdict.reason]));
      assert.deepEqual([...reasons.keys()], ['dq', 'dw']);
      assert.match(reasons.get('dq') ?? '', /factor: 2 \* Math\.exp\(-q \* q\) \/ Math\.sqrt\(Math\.PI\)\.$/);
      const mended = engine.mendPass(analysis, analysis.circuits[0]);
      assert.ok(mended?.clean);
    });
  }

  it('is what a slip of the finger may have meant', () => {
    const source = 'var q = 0.5;\nvar y = Math.erd(q);\n';
    const found = engine.explain(analyze(source), source.indexOf('Math.erd'));
    assert.match(found?.reason ?? '', /did you mean Math\.erf\?/);
  });

  it("stands in the README's table", () => {
    const row =
      '| `Math.erf(a)` | `da = 2 / Math.sqrt(Math.PI) * Math.exp(-a * a) * dx` | the error function |\n';
    assert.ok(readFileSync(join(copy.folder, 'README.md'), 'utf8').includes(row));
    assert.ok(!readFileSync('README.md', 'utf8').includes('Math.erf'));
  });
});
