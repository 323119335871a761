/* Which files the command reads, and what it says of those that it doesn't. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { languageByEnding } from '../../src/languages/languages';
import { whyNoText, whyNotOpened } from '../../src/wording/unreadable';
import { Folder, passless, right, wrong } from './terminal';

/** UTF-16, in either order of bytes. */
function wide(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe('the ending of a file in the terminal', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('tells JavaScript and TypeScript, in small letters or large', async () => {
    const names = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'JS', 'Tsx'].map(
      (ending) => `net.${ending}`,
    );
    names.push('.js', 'net.test.js', 'net.d.ts', 'net.rb.js', 'a.b/net.js', '\u00fc n#1.js');
    for (const name of names) folder.write(name, right);
    const { code, out, err } = await folder.run('verify', '--require-pass', ...names);
    assert.deepEqual([code, err], [0, '']);
    for (const name of names) assert.ok(out.includes(`${name}: 3 of 3 gradients right\n`), name);
  });

  it('decides the language that the file is read as', async () => {
    // What is text in one language is none in another: a type, a cast before its number, an element.
    const typed = right.replace('var x =', 'var x: number =');
    const cast = right.replace('var x = a', 'var x = <number>a');
    const element = `${right}var view = <b>{x}</b>;\n`;
    const readsAs = async (text: string, ending: string) => {
      folder.write(`it.${ending}`, text);
      return (await folder.run('verify', `it.${ending}`)).out.endsWith(': 3 of 3 gradients right\n');
    };
    for (const ending of ['ts', 'mts', 'cts'])
      assert.ok((await readsAs(typed, ending)) && (await readsAs(cast, ending)), ending);
    for (const ending of ['jsx', 'tsx']) assert.ok(await readsAs(element, ending), ending);
    assert.ok(await readsAs(typed, 'tsx'));
    assert.deepEqual(
      ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx'].map(languageByEnding),
      [...Array(3).fill('javascript'), 'javascriptreact', ...Array(3).fill('typescript'), 'typescriptreact'],
    );
  });

  it('of any other kind, or none, is refused in each command, with exit code 2', async () => {
    const names = [
      'net.rb',
      'net.txt',
      'net.json',
      'net.ipynb~',
      'net.html',
      'net.vue',
      'net.md',
      'net.java',
      'net.jsonc',
      'net.js.bak',
      'net.js~',
      'net.xjs',
      'net.js ',
      'Makefile',
      'js',
      'net.',
      'folder.js/net',
      '.ts.swp',
    ];
    for (const name of names) folder.write(name, right);
    const { code, out, err } = await folder.run('verify', ...names);
    assert.deepEqual([code, out], [2, `${names.length} files: ${names.length} could not be read\n`]);
    const sentences = err.trimEnd().split('\n');
    assert.equal(sentences.length, names.length);
    names.forEach((name, k) => {
      const ending = /\.[^./]+$/.exec(name)?.[0];
      assert.ok(
        sentences[k].startsWith(ending ? `${name} ends in ${ending};` : `${name} has no ending;`),
        sentences[k],
      );
      assert.match(sentences[k], /--language/);
    });
    for (const args of [
      ['annotate', 'net.rb'],
      ['verify', '--format', 'sarif', 'net.rb'],
      ['analyze', '--json', 'Makefile'],
    ])
      assert.equal((await folder.run(...args)).code, 2);
  });

  it('gives way to --language', async () => {
    for (const [name, text] of [
      ['net.rb', right],
      ['net.txt', wrong],
      ['net', right],
      ['net.json', right],
    ] as const) {
      folder.write(name, text);
      const { code, err } = await folder.run('verify', '--require-pass', '--language', 'javascript', name);
      assert.deepEqual([code, err], [text === wrong ? 1 : 0, ''], name);
    }
    folder.write('typed.js', right.replace('var x =', 'var x: number ='));
    folder.write('element.js', `${right}var view = <b>{x}</b>;\n`);
    assert.match((await folder.run('verify', '--language=typescript', 'typed.js')).out, /3 of 3/);
    assert.match((await folder.run('verify', '--language=typescriptreact', 'typed.js')).out, /3 of 3/);
    assert.match((await folder.run('verify', '--language=javascriptreact', 'element.js')).out, /3 of 3/);
    assert.match(
      (await folder.run('annotate', '--language', 'javascript', 'net.rb')).out,
      /^var x = a \* b;\s+\S/m,
    );
  });
});

describe('the bytes of a file in the terminal', () => {
  const example = readFileSync('examples/02-neuron.js', 'utf8');
  const russian = `// ${'\u043f\u0440\u0438\u0432\u0435\u0442 '.repeat(20)}\n${example}`;
  const bom = '\uFEFF';

  const told: readonly (readonly [what: string, bytes: Uint8Array, says: RegExp])[] = [
    ['UTF-16 with a mark, little end first', wide(bom + example, 'little'), /is UTF-16 text.* UTF-8/],
    ['UTF-16 with a mark, big end first', wide(bom + example, 'big'), /is UTF-16 text/],
    ['UTF-16 without a mark', wide(example, 'little'), /is UTF-16 text/],
    ['UTF-16 without a mark, big end first', wide(example, 'big'), /is UTF-16 text/],
    ['UTF-16 with much that is not ASCII', wide(russian, 'little'), /is UTF-16 text/],
    ['UTF-16 of one statement', wide('x=1', 'little'), /is UTF-16 text/],
    ['UTF-16 cut off within a character', wide(example, 'little').subarray(0, 101), /is UTF-16 text/],
    ['nothing but the mark of UTF-16', Buffer.from([0xff, 0xfe]), /is UTF-16 text/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), /is UTF-32 text/],
    ['UTF-32, big end first', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), /is UTF-32 text/],
    ['one NUL at the end', Buffer.from(`${right}\0`), /has NUL bytes in it: it is a binary file/],
    ['one NUL in a comment', Buffer.from(`${right}// a\0b\n`), /has NUL bytes/],
    ['a NUL alone', Buffer.from([0]), /has NUL bytes/],
    ['zeros', Buffer.alloc(5000), /has NUL bytes/],
    ['a NUL far behind', Buffer.from(`${right}${' '.repeat(10_000)}\0`), /has NUL bytes/],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /has NUL bytes/],
    ['an ELF', Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'), /has NUL bytes/],
    ['small integers of two bytes', Buffer.from([1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0]), /has NUL bytes/],
    ['a gzip without a NUL', Buffer.from('1f8b0801aabbccdd0203', 'hex'), /is not UTF-8 \(line 1\)/],
    [
      'Latin-1 in a comment',
      Buffer.from(`${right}// d\u00e9j\u00e0 vu\n`, 'latin1'),
      /is not UTF-8 \(line 6\).*another encoding/,
    ],
    [
      'Latin-1 below UTF-8',
      Buffer.concat([Buffer.from('// \u00e9\u20ac\u{1f600}\uFFFD\n'), Buffer.from([0xe9])]),
      /\(line 2\)/,
    ],
    ['a character cut off at the end', Buffer.from('// \u20ac').subarray(0, 5), /is not UTF-8 \(line 1\)/],
    ['half of a surrogate pair', Buffer.from([0x2f, 0x2f, 0xed, 0xa0, 0x80]), /is not UTF-8/],
    ['a longer form than need be', Buffer.from([0x2f, 0x2f, 0xc0, 0xaf]), /is not UTF-8/],
    ['a byte that stands alone', Buffer.from([0x0a, 0x0a, 0x80]), /is not UTF-8 \(line 3\)/],
  ];

  it('that are no UTF-8 are told what they are, and the other files are done', async () => {
    const folder = new Folder(Object.fromEntries(told.map(([, bytes], k) => [`${k}.js`, bytes])));
    folder.write('right.js', right);
    const files = told.map((_, k) => `${k}.js`);
    const { code, out, err } = await folder.run('verify', ...files, 'right.js');
    const objects = (await folder.run('analyze', '--json', ...files)).out.trimEnd().split('\n');
    folder.remove();
    assert.equal(code, 2);
    assert.match(out, /^right\.js: 3 of 3 gradients right$/m);
    const sentences = err.trimEnd().split('\n');
    told.forEach(([what, , says], k) => {
      assert.match(sentences[k], says, what);
      assert.ok(sentences[k].startsWith(`${k}.js `) && sentences[k].endsWith('.'), what);
      assert.deepEqual(JSON.parse(objects[k]), { file: `${k}.js`, error: sentences[k] });
    });
    assert.equal(sentences.length, told.length);
  });

  it('that are UTF-8 are read, with a mark or without, whatever is in them', async () => {
    const texts = [
      '',
      bom,
      `${bom}${right}`,
      `// \uFFFD\n${right}`,
      `// \u{1f600}\u20ac\u00e9\n${right}`,
      right.replaceAll('\n', '\r\n'),
    ];
    texts.push(
      `// \uFFFE\uFFFF\u0001\n${right}`,
      `#!/usr/bin/env node\n${right}`,
      passless,
      `${right}// \u2028\n`,
    );
    const folder = new Folder(Object.fromEntries(texts.map((text, k) => [`${k}.js`, text])));
    const { code, out, err } = await folder.run('verify', ...texts.map((_, k) => `${k}.js`));
    folder.remove();
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out.match(/: 3 of 3 gradients right$/gm)?.length, 7);
  });

  it('are never taken for anything else where they are UTF-8', async () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = Buffer.from(text);
        const why = whyNoText('a.js', bytes, bytes.toString('utf8'));
        if (!text.includes('\0')) assert.equal(why, null);
        else assert.match(why ?? '', /NUL|UTF-16/);
      }),
    );
  });

  it('are refused exactly where a strict reader of UTF-8 refuses them', async () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isText = (bytes: Uint8Array) => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    // Leads and followers of characters of all lengths, so that many are nearly right.
    const byte = fc.oneof(
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom(0xef, 0xbf, 0xbd, 0xc3, 0xe2, 0x80, 0xf0, 0x9f, 0x0a),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (numbers) => {
        const bytes = Buffer.from(numbers);
        if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return;
        assert.equal(whyNoText('a.js', bytes, bytes.toString('utf8')) === null, isText(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it('may be out of reach, which is said in words', async () => {
    const failing = (code: string) => Object.assign(new Error(`${code}: odd words`), { code });
    assert.equal(whyNotOpened('a.js', failing('EACCES')), 'a.js may not be read by you.');
    assert.equal(whyNotOpened('a.js', failing('EPERM')), 'a.js may not be read by you.');
    assert.equal(whyNotOpened('a.js', failing('ERR_FS_FILE_TOO_LARGE')), 'a.js is too large to be read.');
    assert.equal(whyNotOpened('a.js', failing('EIO')), "a.js can't be read: EIO: odd words");
  });
});
