/* What programs get to read: the JSON of analyze and verify, and SARIF. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { closerLook } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { type Edit, edited, Folder, passless, right, wrong } from './terminal';

interface Report {
  readonly file: string;
  readonly active: boolean;
  readonly why: string;
  readonly circuits: readonly {
    readonly variables: readonly Readonly<Record<string, unknown>>[];
    readonly handwritten?: readonly {
      readonly name: string;
      readonly verdict: string;
      readonly kind?: string;
      readonly edits?: readonly Edit[];
    }[];
  }[];
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
  readonly notes: readonly { readonly line: number; readonly message: string }[];
}

const objects = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Report);

describe('JSON in the terminal', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'right.js': right, 'wrong.js': wrong, 'passless.js': passless });
  });
  afterEach(() => folder.remove());

  it('has the fields of the contract, all and no others', async () => {
    const [whole] = objects((await folder.run('analyze', '--json', '--full', 'wrong.js')).out);
    assert.deepEqual(Object.keys(whole), ['file', 'active', 'why', 'circuits', 'skipped', 'notes']);
    const [circuit] = whole.circuits;
    assert.deepEqual(Object.keys(circuit), [
      'scope',
      'output',
      'outputs',
      'variables',
      'handwritten',
      'missing',
    ]);
    assert.deepEqual(circuit.variables[0], {
      name: 'a',
      line: 1,
      column: 5,
      role: 'input',
      value: 2,
      gradient: 3,
      formula: 'b * dx',
      assumed: false,
      gradientAssumed: false,
    });
    const [dx, da, db] = circuit.handwritten ?? [];
    assert.deepEqual(dx, {
      name: 'dx',
      of: 'x',
      line: 3,
      column: 5,
      verdict: 'exact',
      value: 1,
      expected: 1,
    });
    assert.deepEqual(db, {
      name: 'db',
      of: 'b',
      line: 5,
      column: 5,
      verdict: 'exact',
      value: 2,
      expected: 2,
    });
    const { reason, ...rest } = da as typeof da & { readonly reason: string };
    assert.match(reason, /uses a where b belongs/);
    assert.deepEqual(rest, {
      name: 'da',
      of: 'a',
      line: 4,
      column: 5,
      verdict: 'wrong',
      value: 2,
      expected: 3,
      kind: 'wrong variable',
      counterexample: { inputs: { a: 2, b: 3 }, seed: 1, value: 2, expected: 3 },
      edits: [{ line: 4, column: 10, endLine: 4, endColumn: 11, text: 'b' }],
    });
  });

  it('says the same with --full, and the same of a file alone as among others', async () => {
    const { out } = await folder.run('analyze', '--json', 'right.js', 'wrong.js', 'passless.js');
    assert.equal(
      (await folder.run('analyze', '--json', '--full', 'right.js', 'wrong.js', 'passless.js')).out,
      out,
    );
    let alone = '';
    for (const file of ['right.js', 'wrong.js', 'passless.js'])
      alone += (await folder.run('analyze', '--json', file)).out;
    assert.equal(alone, out);
  });

  it('tells what is assumed, what is noted and what was skipped, each with its line', async () => {
    folder.write(
      'odd.js',
      '// @input a = two\nvar x = a * b;\nif (x > 1) alert(x);\nvar z = 0 / 0, w = 1 / 0, u = -w, y = x * 2;\nvar v = data.map((q) => q);\n',
    );
    const [{ circuits, notes, skipped, why }] = objects(
      (await folder.run('analyze', '--json', 'odd.js')).out,
    );
    assert.deepEqual(
      notes.map(({ line }) => line),
      [1],
    );
    assert.match(notes[0].message, /@input needs names with numbers/);
    assert.ok(skipped.some(({ line }) => line === 3));
    assert.ok(why.length > 5);
    const all = circuits.flatMap(({ variables }) => variables);
    const of = (name: string) => all.find((variable) => variable.name === name);
    assert.deepEqual([of('a')?.line, of('a')?.column, of('a')?.assumed], [null, null, true]);
    assert.equal(of('a')?.gradientAssumed, true);
  });

  it('has words for what is a number and yet none, and null for what is not known', async () => {
    folder.write(
      'odd.js',
      'var a = 2;\nif (a > 1) alert();\nvar n = a * (0 / 0);\nvar i = a / 0;\nvar m = -i;\nvar u = m + [a];\nvar x = n + m + u;\n',
    );
    const [{ circuits }] = objects((await folder.run('analyze', '--json', 'odd.js')).out);
    const values = new Map(circuits[0].variables.map(({ name, value }) => [name, value]));
    assert.deepEqual(
      ['a', 'n', 'i', 'm', 'x'].map((name) => values.get(name)),
      [2, 'NaN', 'Infinity', '-Infinity', null],
    );
  });

  it('of verify is that of analyze, with the passes that only someone who asks gets to hear of', async () => {
    folder.write(
      'asked.js',
      'const loss = (p - t) ** 2;\nconst dp = 3 * (p - t);\nconst dt = 3 * (p - t);\n',
    );
    const files = ['right.js', 'wrong.js', 'passless.js', 'asked.js'];
    const verified = objects((await folder.run('verify', '--format', 'json', ...files)).out);
    const analyzed = objects((await folder.run('analyze', '--json', ...files)).out);
    assert.deepEqual(verified.slice(0, 3), analyzed.slice(0, 3));
    for (const [k, file] of files.entries()) {
      const text = readFileSync(`${folder.path}/${file}`, 'utf8');
      assert.deepEqual(
        verified[k],
        JSON.parse(JSON.stringify(report(file, closerLook(analyze(text))))),
        file,
      );
      const reported = /: backward pass of /.test((await folder.run('verify', file)).out);
      assert.equal(
        verified[k].circuits.some(({ handwritten }) => handwritten),
        reported,
        file,
      );
    }
  });

  it('takes --input as analyze does', async () => {
    folder.write('free.js', 'var x = a * b;\nvar dx = 1;\nvar da = b * dx;\nvar db = a * dx;\n');
    for (const args of [
      ['analyze', '--json'],
      ['verify', '--format', 'json'],
    ]) {
      const [{ circuits }] = objects((await folder.run(...args, '--input', 'a=7,b=-2', 'free.js')).out);
      assert.deepEqual(
        circuits[0].variables.map(({ name, value }) => [name, value]),
        [
          ['a', 7],
          ['b', -2],
          ['x', -14],
        ],
      );
    }
  });

  it('has edits that mend the file, wherever it has its mistake', async () => {
    const inFunction = (text: string) =>
      `function f(a, b) {\n  ${text.replace(/^.*\n/, '').trimEnd().replaceAll('\n', '\n  ')}\n  return [x, da, db];\n}\n`;
    const texts: Readonly<Record<string, string>> = {
      'plain.js': wrong,
      'crlf.js': wrong.replaceAll('\n', '\r\n'),
      'mark.js': `\uFEFF${wrong.replaceAll('\n', ' ')}`,
      'emoji.js': wrong.replace('var da', '/* \u{1f600}\u20ac */ var da'),
      'tabs.js': wrong.replaceAll('var', '\tvar'),
      'function.js': inFunction(wrong),
      'typed.ts': wrong.replace('var x =', 'var x: number ='),
      'line.js': wrong.replaceAll('\n', ' '),
      'sum.js':
        'var a = 2, b = 3;\nvar q = a * b;\nvar x = q + a;\nvar dx = 1;\nvar dq = dx;\nvar db = a * dq;\nvar da = b * dq;\n',
      'overwritten.js':
        'var a = 2, b = 3;\nvar q = a * b;\nvar x = q + a;\nvar dx = 1;\nvar dq = dx;\nvar da = dx;\nda = b * dq;\nvar db = a * dq;\n',
      'sign.js': 'var a = 2, b = 3;\nvar x = a - b;\nvar dx = 1;\nvar da = dx;\nvar db = dx;\n',
      'tanh.js': 'var a = 0.5;\nvar x = Math.tanh(a);\nvar dx = 1;\nvar da = (1 - x) * dx;\n',
    };
    for (const [name, text] of Object.entries(texts)) folder.write(name, text);
    const names = Object.keys(texts);
    const { code, out } = await folder.run('analyze', '--json', ...names);
    assert.equal(code, 0);
    for (const { file, circuits } of objects(out)) {
      const bad = circuits
        .flatMap(({ handwritten }) => handwritten ?? [])
        .filter(({ verdict }) => verdict === 'wrong');
      assert.equal(bad.length, 1, file);
      assert.ok(bad[0].kind, file);
      const mark = texts[file].startsWith('\uFEFF') ? '\uFEFF' : '';
      folder.write(file, mark + edited(texts[file].slice(mark.length), bad[0].edits ?? []));
    }
    const mended = await folder.run('verify', '--require-pass', ...names);
    assert.deepEqual([mended.code, mended.err], [0, ''], mended.out);
  });
});

describe('SARIF in the terminal', () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly {
      readonly invocations: readonly {
        readonly executionSuccessful: boolean;
        readonly toolExecutionNotifications: readonly {
          readonly message: { readonly text: string };
          readonly locations: readonly {
            readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
          }[];
        }[];
      }[];
      readonly results: readonly {
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
        }[];
      }[];
    }[];
  }

  it('has what is wrong as results, and what could not be read as notifications', async () => {
    const folder = new Folder({ 'right.js': right, 'a folder/\u00fc #1.js': wrong, 'net.rb': right });
    const files = ['right.js', 'a folder/\u00fc #1.js', 'net.rb', 'missing.js', 'a folder'];
    const { code, out, err } = await folder.run('verify', '--format', 'sarif', ...files);
    folder.remove();
    assert.equal(code, 2);
    const { version, runs } = JSON.parse(out) as Log;
    assert.deepEqual([version, runs.length], ['2.1.0', 1]);
    const [{ results, invocations }] = runs;
    const uris = (places: (typeof results)[number]['locations']) =>
      places.map(({ physicalLocation }) =>
        decodeURIComponent(new URL(physicalLocation.artifactLocation.uri, 'file:///here/').pathname),
      );
    assert.deepEqual(
      results.map(({ locations }) => uris(locations)),
      [['/here/a folder/\u00fc #1.js']],
    );
    const [{ executionSuccessful, toolExecutionNotifications }] = invocations;
    assert.equal(executionSuccessful, false);
    assert.deepEqual(
      toolExecutionNotifications.map(({ message }) => message.text),
      err.trimEnd().split('\n'),
    );
    assert.deepEqual(
      toolExecutionNotifications.flatMap(({ locations }) => uris(locations)),
      ['/here/net.rb', '/here/missing.js', '/here/a folder'],
    );
  });

  it('is a whole log even where nothing is wrong, or nothing was read', async () => {
    const folder = new Folder({ 'right.js': right });
    for (const [file, successful] of [
      ['right.js', true],
      ['missing.js', false],
    ] as const) {
      const [{ results, invocations }] = (
        JSON.parse((await folder.run('verify', '--format', 'sarif', file)).out) as Log
      ).runs;
      assert.deepEqual([results, invocations[0].executionSuccessful], [[], successful]);
    }
    folder.remove();
  });
});
