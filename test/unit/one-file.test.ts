/*
 * Small changes are small: a pattern for the names of gradients stands in one file of src/, and so does a sentence of a
 * hover. They are changed there, in a copy of the sources, and everything that shows them follows.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as analysis from '../../src/analysis/analyze';
import type { Analysis } from '../../src/analysis/model';
import * as engine from '../../src/engine';
import { javascript } from '../../src/languages/javascript/dialect';
import { hoverText } from '../../src/wording/hover';
import { inlineTexts } from '../../src/wording/inline';
import { Copy } from './copy';

const here = { ...engine, ...analysis, javascript, hoverText, inlineTexts };
type Built = typeof here;
const modules = [
  'engine',
  'analysis/analyze',
  'languages/javascript/dialect',
  'wording/hover',
  'wording/inline',
] as const;

function read(built: Built, source: string): Analysis {
  return built.analyze(source, { dialect: built.javascript('javascript') });
}

/** All that hovers say of a program, at every place in it. */
function hoversOf(built: Built, source: string): string[] {
  const analysis = read(built, source);
  const verdicts = built.verify(analysis).flatMap((verification) => verification.verdicts);
  const texts = Array.from(source, (_character, offset) => {
    const found = built.explain(analysis, offset);
    const verdict = verdicts.find(({ at }) => at.from === found?.span.from);
    return found ? built.hoverText(found, verdict, analysis, (label) => label, '') : '';
  });
  return [...new Set(texts)];
}

describe('a pattern that is added to the names of gradients', function () {
  this.timeout(30_000);
  const forward = 'var a = 2, b = 3;\nvar x = a * b;\n';
  const source = `${forward}var x_bar = 1;\nvar a_bar = b * x_bar;\nvar b_bar = b * x_bar;\n`;
  const copy = new Copy();
  let built: Built;

  before(async () => {
    copy.change('src/recognition/names.ts', (text) => text.replace("  'd*',", "  '*_bar',\n$&"));
    built = await copy.load<Built>(...modules);
  });
  after(() => copy.remove());

  it('is no name of a gradient without that', () => {
    assert.equal(read(here, source).circuits[0].pass, null);
  });

  it('shows at the ends of lines', () => {
    const analysis = read(built, source);
    const options = { show: 'both', precision: 4, maxLength: 120 } as const;
    const texts = built.inlineTexts(analysis, options, built.verify(analysis));
    assert.deepEqual(
      texts.slice(2).map(({ gradient }) => gradient.split(':')[0]),
      ['✓ 1', '✓ 3', '✗ 3, should be 2'],
    );
  });

  it('shows in hovers', () => {
    const found = built.explain(read(built, source), source.indexOf('a_bar'));
    assert.equal(found?.role, 'gradient of a, as the file computes it');
    assert.equal(found?.formula, 'b * x_bar');
  });

  it('is verified and mended', () => {
    const [{ verdicts }] = built.verify(read(built, source));
    const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
    assert.deepEqual(
      wrong.map(({ name, edits: [edit] }) => [name, edit.text]),
      [['b_bar', 'a']],
    );
  });

  it('names the gradients of a pass that is written', () => {
    const analysis = read(built, forward);
    const written = built.writePass(analysis, analysis.circuits[0]);
    assert.match('text' in written ? written.text : '', /var a_bar = b \* x_bar;/);
  });
});

describe('a sentence of a hover', function () {
  this.timeout(30_000);
  /** Pieces of the sentences, without numbers and names. */
  const pieces = [
    'given in the file',
    'with an assumed value',
    'as the file computes it',
    'helper of the backward pass',
    'backpropagation gives',
    'the gradient predicts',
    'from the left',
    'it is taken to be',
    'turns from',
    'is its own derivative',
    'share the gradient',
  ];
  const programs = [
    'var a = 2, b = 3;\nvar x = exp(a) * b * w;\nvar dx = 1;\nvar t = b * w;\nvar da = Math.exp(a) * t * dx;\nvar db = dx;\n',
    'var a = 0, b = 0;\nvar y = 3 * Math.abs(a) + Math.max(a, b);\n',
  ];
  const louder = (text: string) =>
    pieces.reduce((all, piece) => all.replaceAll(piece, piece.toUpperCase()), text);
  const comments = /\/\*[\s\S]*?\*\/|\/\/.*/g;
  const copy = new Copy();
  after(() => copy.remove());

  it('stands in one file, and is another everywhere once it is changed there', async () => {
    const said = programs.flatMap((program) => hoversOf(here, program));
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file, code: readFileSync(join('src', file), 'utf8').replace(comments, '') }));
    for (const piece of pieces) {
      assert.ok(
        said.some((text) => text.includes(piece)),
        `no hover says ${piece}`,
      );
      const [{ file }, ...others] = sources.filter(({ code }) => code.includes(piece));
      assert.deepEqual(
        others.map((other) => other.file),
        [],
        piece,
      );
      copy.change(join('src', file), (text) => text.replaceAll(piece, piece.toUpperCase()));
    }
    const built = await copy.load<Built>(...modules);
    assert.deepEqual(
      programs.flatMap((program) => hoversOf(built, program)),
      said.map(louder),
    );
  });
});
