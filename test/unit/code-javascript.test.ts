/* Code as it is followed means what the file means: written back as JavaScript it does the same, real JavaScript says. */
import assert from 'node:assert/strict';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { codeOfFile } from '../../src/languages/javascript/code/file';
import { type JavaScript, parseWhole } from '../../src/languages/javascript/parse';
import type { Block } from '../../src/program/code';
import { identifiersIn } from '../../src/text/identifiers';
import { kinds, leftOut, snippets, touching, typedSnippets } from './followed-snippets';
import { oddLines } from './odd-lines';
import { newWorld, runs } from './oracle';
import { NotFollowed, printed } from './print-code';
import { fill, programs } from './programs';
import { anyPrograms } from './typed-programs';
import { strangers } from './watched';

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly broken: boolean;
  readonly reads: readonly string[];
  readonly assigns: readonly string[];
  readonly assignsAnything: boolean;
}

/** All pieces that are not followed, statements and expressions. */
function opaqueIn(code: unknown): readonly Piece[] {
  if (Array.isArray(code)) return code.flatMap(opaqueIn);
  if (typeof code !== 'object' || code === null) return [];
  if ('kind' in code && code.kind === 'opaque') return [code as unknown as Piece];
  return Object.values(code).flatMap(opaqueIn);
}

function read(source: string, language: JavaScript = 'javascript'): Block {
  return codeOfFile(parseWhole(source, language)).flatMap(({ block }) => block);
}

/** The program written back; null where not all of it is followed. */
function writtenBack(block: Block): string | null {
  if (opaqueIn(block).length > 0) return null;
  try {
    return printed(block);
  } catch (error) {
    if (error instanceof NotFollowed) return null;
    throw error;
  }
}

/** A value as text, as far as it goes without code. */
function shown(value: unknown, depth = 0): string {
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null)
    return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`;
  if (depth > 3) return '…';
  const members = Reflect.ownKeys(value).map(
    (key) => `${String(key)}: ${shown(Reflect.get(value, key), depth + 1)}`,
  );
  return `${Object.prototype.toString.call(value)} { ${members.join(', ')} }`;
}

/** What a program does: what it logs, what it throws, and what its names stand for at the end. */
function deeds(code: string, source: string): string {
  const log: string[] = [];
  const note = (...values: unknown[]) => log.push(values.map((value) => shown(value)).join(' '));
  const world = newWorld({ ...strangers(source), log: note, console: { log: note } });
  try {
    world(code);
  } catch (error) {
    log.push(`throws ${(error as Error)?.name ?? shown(error)}`);
  }
  for (const name of new Set(identifiersIn(source))) {
    if (name === 'log' || name === 'console' || name === 'this') continue;
    try {
      note(name, world(`typeof ${name} === 'undefined' ? undefined : ${name}`));
    } catch (error) {
      if ((error as Error).name !== 'SyntaxError') log.push(`${name} ${(error as Error).name}`);
    }
  }
  return log.join('\n');
}

/** Holds that a program written back does the same. Says whether it was followed. */
function check(source: string, language: JavaScript = 'javascript'): boolean {
  const code = writtenBack(read(source, language));
  if (code === null) return false;
  const original = language === 'javascript' ? source : withoutTypes(source);
  assert.equal(deeds(code, source), deeds(original, source), `${source}\n— written back: —\n${code}`);
  return true;
}

function withoutTypes(source: string): string {
  return transformSync(source, { loader: 'ts', target: 'es2022', logLevel: 'silent' }).code;
}

function isScript(source: string): boolean {
  try {
    new Function(source);
    return true;
  } catch {
    return false;
  }
}

describe('code as it is followed', () => {
  describe('does what the file does', () => {
    for (const source of snippets)
      it(source, () => assert.ok(check(source), JSON.stringify(opaqueIn(read(source)))));
  });

  it('does so among all odd ways to change a variable', () => {
    let followed = 0;
    for (const line of oddLines) {
      const body = fill(line, 'a', 'b', '(a - b)').replace(/[«»‹›]/g, '');
      const source = `var a = 1.5, b = 2.25, x = 3, y = 0.5;\n${body}\ny = a * 2 + b * x;\n`;
      if (isScript(source) && !source.includes('use strict') && check(source)) followed++;
    }
    assert.ok(followed > 0.5 * oddLines.length, `${followed} of ${oddLines.length}`);
  });

  it('does so in generated programs', () => {
    let followed = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.oneof(programs, anyPrograms), ({ source, language }) => {
        const isTyped = language === 'typescript';
        if (!isTyped && !isScript(source)) return;
        all++;
        if (check(source, isTyped ? 'typescript' : 'javascript')) followed++;
      }),
      runs(200),
    );
    assert.ok(followed > all / 3, `${followed} of ${all}`);
  });

  describe('leaves types out', () => {
    for (const source of typedSnippets)
      it(source, () =>
        assert.ok(check(source, 'typescript'), JSON.stringify(opaqueIn(read(source, 'typescript')))),
      );
  });

  it('takes no legal code for broken', () => {
    for (const [lines, language] of kinds)
      for (const line of lines)
        assert.deepEqual(
          opaqueIn(read(line, language)).filter(({ broken }) => broken),
          [],
          line,
        );
  });

  it('knows all that code changes which is not followed', () => {
    let changed = 0;
    const start = 'var a = 1.5, b = 2.25, x = 3, y = 0.5;\n';
    for (const line of oddLines) {
      const source = `${start}with ({}) { ${fill(line, 'a', 'b', '(a - b)').replace(/[«»‹›]/g, '')}\n}\n`;
      if (!isScript(source)) continue;
      const [piece, ...more] = opaqueIn(read(source));
      assert.deepEqual(more, [], line);
      const isGlobal = piece.reads.some((name) => ['this', 'globalThis', 'window'].includes(name));
      if (piece.assignsAnything || isGlobal) continue;
      const [before, after] = [start, source].map((code) => deeds(code, 'a b x y').split('\n').slice(-4));
      for (const [k, name] of [...'abxy'].entries()) {
        if (before[k] === after[k]) continue;
        changed++;
        assert.ok(piece.assigns.includes(name), `${line} changes ${name}`);
      }
    }
    assert.ok(changed > 50, `${changed}`);
  });

  describe('says of what is not followed which names it touches, and not those of its own', () => {
    for (const [source, reads, assigns] of touching)
      it(source, () => {
        const [piece, ...more] = opaqueIn(read(source, 'javascriptreact'));
        assert.deepEqual(more, []);
        assert.deepEqual(
          [[...piece.reads].sort(), [...piece.assigns].sort()],
          [reads.split(' ').filter(Boolean), assigns.split(' ').filter(Boolean)],
        );
      });
  });

  describe('leaves out as little as it can', () => {
    for (const [source, pieces] of leftOut)
      it(source, () => {
        const found = codeOfFile(parseWhole(source)).flatMap(({ block, base }) =>
          opaqueIn(block).map(({ from, to }) => source.slice(base + from, base + to)),
        );
        assert.deepEqual(found, pieces);
      });
  });

  it('does not end with the call stack', () => {
    for (const source of [
      `x = ${'a + '.repeat(10_000)}a;`,
      `x = a${'.b()'.repeat(10_000)};`,
      `x = ${'a ** '.repeat(10_000)}a;`,
      `if (a) b = 1;${' else if (a) b = 2;'.repeat(10_000)}`,
      `x = ${'a ? b : '.repeat(10_000)}c;`,
      `x = ${'- '.repeat(10_000)}1;`,
      `x = ${'a => '.repeat(10_000)}1;`,
      `${'if (a) '.repeat(10_000)}x = 1;`,
      `${'a: '.repeat(10_000)}x = 1;`,
      `x = ${'(function () { return '.repeat(140)}1${'})()'.repeat(140)};`,
      `x = ${'['.repeat(290)}${']'.repeat(290)};`,
    ])
      assert.ok(read(source).length > 0, source.slice(0, 40));
  });

  it('is the same object where a new version of the text has the same statement', () => {
    const kept = `function f(w) {\n${'  w[0] = w[1] * 2;\n'.repeat(200)}}\n`;
    const before = 'a = 1;\n'.repeat(100);
    const first = parseWhole(before + kept);
    const second = parseWhole(`b = 2;\n${before}${kept}`, 'javascript', first);
    const [old, now] = [first, second].map((parsed) => codeOfFile(parsed).at(-1));
    assert.ok(now?.block === old?.block);
    assert.equal(now?.base, (old?.base ?? 0) + 'b = 2;\n'.length);
  });

  it('is the same object where a layer of some lines is what it was in a file of them', () => {
    const layer = (n: number) => `class L${n} {\n${'  step(x) { return this.w * x; }\n'.repeat(10)}}\n`;
    const text = [1, 2, 3, 4, 5, 6].map(layer).join('');
    const first = parseWhole(text);
    const at = text.indexOf(';', text.indexOf('class L3') + 150);
    const second = parseWhole(`${text.slice(0, at)} + 1${text.slice(at)}`, 'javascript', first);
    const [old, now] = [first, second].map((parsed) => codeOfFile(parsed).map(({ block }) => block));
    const isKept = now.map((block) => old.includes(block));
    assert.deepEqual(isKept, [true, true, false, true, true, true]);
  });
});
