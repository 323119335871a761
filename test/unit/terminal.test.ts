/** What the command says and how it ends, whatever it is asked. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { command, Folder, passless, right, wrong } from './terminal';

describe('the terminal', () => {
  let folder: Folder;
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  before(() => {
    folder = new Folder({ 'right.js': right, 'wrong.js': wrong, 'passless.js': passless, 'empty.js': '' });
    folder.write('open.js', 'var y = a * data[0] + f(1, 2);\nvar n = 3;\nvar z = n * y;\n');
    folder.write('a folder/inside.js', right);
  });
  after(() => folder.remove());

  describe('help', () => {
    for (const args of [
      ['--help'],
      ['-h'],
      ['verify', '--help'],
      ['analyze', '-h', 'right.js'],
      ['nonsense', '-h'],
    ])
      it(`is what ${args.join(' ')} asks for: on standard output, exit code 0`, () => {
        const { code, out, err } = folder.run(...args);
        assert.deepEqual([code, err], [0, '']);
        assert.match(out, /^Usage:\n/);
      });

    for (const args of [['--version'], ['verify', '--version'], ['--version', 'right.js']])
      it(`${args.join(' ')} prints the version alone`, () => {
        assert.deepEqual(folder.run(...args), { code: 0, out: `${version}\n`, err: '' });
      });

    it('comes on standard error where there is no command at all, with exit code 2', () => {
      for (const args of [[], ['--json'], ['--']]) {
        const { code, out, err } = folder.run(...args);
        assert.deepEqual([code, out], [2, ''], args.join(' '));
        assert.match(err, /^Usage:\n/);
      }
    });

    it('names every option that there is, and so does the README', () => {
      const { out } = folder.run('--help');
      const readme = readFileSync('README.md', 'utf8');
      const options = [
        '--json',
        '--full',
        '--input',
        '--language',
        '--format',
        '--require-pass',
        '--help',
        '--version',
      ];
      assert.deepEqual(new Set(out.match(/--[a-z-]+/g)), new Set(options));
      for (const option of options) assert.ok(readme.includes(option), option);
    });

    it('commands that the README shows work', () => {
      const section =
        /## In the terminal\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
      const lines = [...section.matchAll(/^ {4}node dist\/cli\.js (.*)$/gm)].map(([, line]) => line);
      assert.ok(lines.length >= 3);
      for (const line of lines) {
        const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...line.split(' ')], {
          encoding: 'utf8',
        });
        assert.ok(status === 0 || (status === 1 && line.includes('mistake')), `${line}: ${stderr}`);
        assert.notEqual(stdout, '', line);
      }
    });
  });

  describe('a request that makes no sense is answered by a sentence and exit code 2:', () => {
    const nonsense: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['check', 'right.js'], /no command “check”/],
      [['constructor', 'right.js'], /no command “constructor”/],
      [['right.js'], /no command “right\.js”/],
      [['verify'], /verify needs a file/],
      [['analyze', '--json'], /analyze needs a file/],
      [['verify', ''], /name of a file is empty/],
      [['annotate', 'right.js', 'wrong.js'], /one file at a time/],
      [['analyze', 'right.js'], /analyze --json/],
      [['verify', '--jsn', 'right.js'], /--jsn/],
      [['verify', '-x', 'right.js'], /-x/],
      [['verify', '--Format', 'json', 'right.js'], /--Format/],
      [['verify', '--no-input', 'right.js'], /--no-input/],
      [['verify', '--require-pass=yes', 'right.js'], /--require-pass/],
      [['verify', 'right.js', '--format'], /--format/],
      [['verify', '--format', 'xml', 'right.js'], /knows json and sarif, not “xml”/],
      [['verify', '--format=', 'right.js'], /not “”/],
      [['verify', '--format', 'JSON', 'right.js'], /not “JSON”/],
      [['verify', '--json', 'right.js'], /--json does not go with verify/],
      [['verify', '--full', 'right.js'], /--full does not go with verify/],
      [['annotate', '--json', 'right.js'], /--json does not go with annotate/],
      [['annotate', '--require-pass', 'right.js'], /--require-pass does not go with annotate/],
      [['analyze', '--json', '--format', 'json', 'right.js'], /--format does not go with analyze/],
      [['analyze', '--json', '--require-pass', 'right.js'], /--require-pass does not go with analyze/],
      [['verify', '--language', 'python', 'right.js'], /--language knows .*, not “python”/],
      [['verify', '--language', 'js', 'right.js'], /--language knows .*, not “js”/],
    ];
    for (const [args, says] of nonsense)
      it(args.join(' '), () => {
        const { code, out, err } = folder.run(...args);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, says);
        assert.ok(err.split('\n').length <= 5, err);
      });
  });

  describe('a number for an input', () => {
    const odd = [
      'a',
      '=2',
      'a=',
      'a=two',
      'a=NaN',
      'a=-Infinity',
      'a=1e999',
      'a=1,5',
      'a=2,',
      ',',
      'a=2=3',
      'a==2',
      'a=2;b=3',
      'a=1 2',
      'a=2px',
      'a=--2',
      'a={}',
      '',
      'a=2,a=3',
    ];
    for (const text of odd)
      it(`is refused in --input "${text}", before anything is read`, () => {
        const { code, out, err } = folder.run('analyze', '--json', `--input=${text}`, 'open.js');
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, /^--input .*\.\n$/);
      });

    it('goes to the input of that name, however it is written', () => {
      const value = (args: string[], name: string) => {
        const { code, out, err } = folder.run('analyze', '--json', ...args, 'open.js');
        assert.equal(code, 0, err);
        const [circuit] = (
          JSON.parse(out) as {
            circuits: { variables: { name: string; value: number; assumed: boolean }[] }[];
          }
        ).circuits;
        const found = circuit.variables.find((variable) => variable.name === name);
        assert.equal(found?.assumed, false);
        return found.value;
      };
      assert.equal(value(['--input', 'a=2'], 'a'), 2);
      assert.equal(value(['--input', ' a = -2e-3 '], 'a'), -0.002);
      assert.equal(value(['--input=a=+.5'], 'a'), 0.5);
      assert.equal(value(['--input', 'a=0x10'], 'a'), 16);
      assert.equal(value(['--input', 'a=2', '--input', 'a=2'], 'a'), 2);
      const all = ['--input', 'f(1, 2)=7, a=2', '--input', 'data[0]=-3'];
      assert.equal(value(all, 'f(1, 2)'), 7);
      assert.equal(value(all, 'data[0]'), -3);
      assert.equal(value(all, 'z'), 3 * (2 * -3 + 7));
    });

    for (const commandLine of [
      ['analyze', '--json'],
      ['annotate'],
      ['verify'],
      ['verify', '--format', 'json'],
      ['verify', '--format', 'sarif'],
    ])
      it(`is an error in ${commandLine.join(' ')} where no file has such an input`, () => {
        const { code, err } = folder.run(...commandLine, '--input', 'a=1,mass=2,n=4', 'open.js');
        assert.equal(code, 2);
        assert.equal(
          err,
          '--input mass changes nothing: no file that was read has an input mass.\n--input n changes nothing: the code itself gives n its value.\n',
        );
      });

    it('needs only one of several files to take it', () => {
      assert.equal(folder.run('verify', '--input', 'a=2', 'right.js', 'open.js').code, 0);
    });

    for (const name of ['A', 'da', 'toString', '__proto__', 'data', 'f', 'y', 'data[1]', 'a.b'])
      it(`"${name}" is no other input's name`, () => {
        const { code, err } = folder.run('analyze', '--json', '--input', `${name}=2`, 'open.js');
        assert.equal(code, 2);
        assert.match(err, /changes nothing/);
      });
  });

  describe('files', () => {
    it('that are missing, or folders, cost a sentence each, and the others are still done', () => {
      const files = [
        'missing.js',
        'right.js',
        'a folder',
        'right.js/more.js',
        'missing.py',
        '.',
        'wrong.js',
        'a folder/inside.js',
      ];
      const { code, out, err } = folder.run('verify', ...files);
      assert.equal(code, 2);
      assert.deepEqual(err.trimEnd().split('\n'), [
        'There is no file missing.js.',
        'a folder is a folder; name the files in it.',
        'There is no file right.js/more.js.',
        'There is no file missing.py.',
        '. is a folder; name the files in it.',
      ]);
      for (const done of ['right.js: 3 of 3', 'wrong.js: 2 of 3', 'a folder/inside.js: 3 of 3'])
        assert.ok(out.includes(done), done);
    });

    it('that can\u2019t be read are objects with their error in JSON, in their place', () => {
      const files = ['missing.js', 'right.js', 'a folder', 'notes.txt', 'wrong.js'];
      folder.write('notes.txt', right);
      for (const commandLine of [
        ['analyze', '--json'],
        ['verify', '--format', 'json'],
      ]) {
        const { code, out, err } = folder.run(...commandLine, ...files);
        assert.equal(code, 2);
        const objects = out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { file: string; error?: string });
        assert.deepEqual(
          objects.map(({ file }) => file),
          files,
        );
        const errors = objects.flatMap(({ error }) => error ?? []);
        assert.deepEqual(errors, err.trimEnd().split('\n'));
        assert.deepEqual(
          objects.map(({ error }) => error !== undefined),
          [true, false, true, true, false],
        );
      }
    });

    it('annotate fails as well, with nothing on standard output', () => {
      for (const file of ['missing.js', 'a folder', 'right.js/']) {
        const { code, out, err } = folder.run('annotate', file);
        assert.deepEqual([code, out], [2, ''], file);
        assert.match(err, /\.\n$/);
      }
    });

    it('may begin with a dash after --', () => {
      folder.write('-odd.js', right);
      assert.equal(folder.run('verify', '--', '-odd.js').code, 0);
    });
  });

  describe('several files', () => {
    const last = (...args: string[]) =>
      folder
        .run(...args)
        .out.trimEnd()
        .split('\n')
        .at(-1);

    it('end with one line on all', () => {
      assert.equal(last('verify', 'right.js', 'right.js'), '2 files: 6 of 6 gradients right');
      assert.equal(last('verify', 'right.js', 'wrong.js'), '2 files: 5 of 6 gradients right, 1 wrong');
      assert.equal(last('verify', 'passless.js', 'empty.js'), '2 files: no backward pass found');
      assert.equal(
        last('verify', 'right.js', 'passless.js', 'wrong.js', 'missing.js'),
        '4 files: 5 of 6 gradients right, 1 wrong; 1 without a backward pass; 1 could not be read',
      );
      assert.equal(last('verify', 'missing.js', 'a folder'), '2 files: 2 could not be read');
    });

    it('count together what each counts by itself', () => {
      const examples = ['02-neuron', '05-several-circuits', '06-kinks', '08-find-the-mistake'].map((name) =>
        resolve('examples', `${name}.js`),
      );
      let [rightOnes, all] = [0, 0];
      for (const example of examples) {
        const [, some, of] = /: (\d+) of (\d+) gradients right/.exec(folder.run('verify', example).out) ?? [];
        rightOnes += Number(some);
        all += Number(of);
      }
      assert.ok(all > rightOnes && rightOnes > 10);
      assert.equal(
        last('verify', ...examples),
        `4 files: ${rightOnes} of ${all} gradients right, ${all - rightOnes} wrong`,
      );
    });

    it('one alone, JSON, SARIF and analyze have no such line', () => {
      assert.doesNotMatch(folder.run('verify', 'right.js').out, /files/);
      for (const args of [
        ['verify', '--format', 'json'],
        ['analyze', '--json'],
      ]) {
        const lines = folder
          .run(...args, 'right.js', 'wrong.js')
          .out.trimEnd()
          .split('\n');
        assert.deepEqual(
          lines.map((line) => (JSON.parse(line) as { file: string }).file),
          ['right.js', 'wrong.js'],
        );
      }
      JSON.parse(folder.run('verify', '--format', 'sarif', 'right.js', 'wrong.js').out);
    });
  });

  describe('the exit code', () => {
    const codes: readonly (readonly [code: number, args: readonly string[]])[] = [
      [0, ['verify', 'right.js']],
      [0, ['verify', 'right.js', 'passless.js', 'empty.js']],
      [1, ['verify', 'wrong.js']],
      [1, ['verify', 'right.js', 'wrong.js', 'right.js']],
      [1, ['verify', '--format', 'json', 'wrong.js']],
      [1, ['verify', '--format', 'sarif', 'wrong.js']],
      [2, ['verify', 'missing.js', 'wrong.js']],
      [2, ['verify', 'wrong.js', 'missing.js']],
      [2, ['verify', '--format', 'json', 'wrong.js', 'missing.js']],
      [2, ['verify', '--format', 'sarif', 'wrong.js', 'missing.js']],
      [0, ['analyze', '--json', 'wrong.js']],
      [0, ['annotate', 'wrong.js']],
    ];
    for (const [code, args] of codes)
      it(`is ${code} for ${args.join(' ')}`, () => assert.equal(folder.run(...args).code, code));
  });

  describe('--require-pass', () => {
    before(() => {
      // The gradient flows into code that nobody knows: there is a pass, and nothing certain to say of it.
      folder.write(
        'unknown.js',
        'var a = 2;\nvar x = a * 3;\nvar u = x + g(a, x);\nvar du = 1;\nvar dx = du;\nvar da = 3 * dx;\n',
      );
    });

    it('makes a file without a judged pass exit code 1, with a sentence for each', () => {
      for (const form of [[], ['--format', 'json'], ['--format', 'sarif']]) {
        const { code, err } = folder.run(
          'verify',
          '--require-pass',
          ...form,
          'right.js',
          'passless.js',
          'empty.js',
        );
        assert.equal(code, 1);
        assert.equal(err.match(/^(passless|empty)\.js: no backward pass was found/gm)?.length, 2, err);
      }
    });

    it('is content with a pass in each, right or wrong', () => {
      assert.deepEqual(folder.run('verify', '--require-pass', 'right.js').code, 0);
      const { code, err } = folder.run('verify', '--require-pass', 'wrong.js');
      assert.deepEqual([code, err], [1, '']);
    });

    it('does not take a pass for judged of which nothing is known', () => {
      const plain = folder.run('verify', 'unknown.js');
      assert.match(plain.out, /0 of \d gradients right, \d uncertain|no backward pass found/);
      assert.equal(plain.code, 0);
      const { code, err } = folder.run('verify', '--require-pass', 'unknown.js');
      assert.equal(code, 1);
      assert.match(err, /^unknown\.js: no .*--require-pass/);
    });

    it('leaves what can\u2019t be read an error', () => {
      assert.equal(folder.run('verify', '--require-pass', 'passless.js', 'missing.js').code, 2);
    });
  });

  describe('a pipe', () => {
    const many = Array.from({ length: 300 }, () => 'long.js');
    before(() => {
      const lines = Array.from({ length: 60 }, (_, k) => `var x${k + 1} = x${k} * 1.01 + Math.sin(x${k});`);
      folder.write('long.js', `var x0 = 0.5;\n${lines.join('\n')}\n`);
    });

    for (const leavesAfter of [0, 1, 5000, 70_000])
      it(`that closes after ${leavesAfter} bytes is no failure, and no reason for a word`, async () => {
        for (const args of [
          ['analyze', '--json', ...many.slice(0, 40)],
          ['verify', 'right.js', 'right.js'],
          ['annotate', 'long.js'],
          ['--help'],
        ]) {
          const { code, err } = await folder.piped(args, { leavesAfter });
          assert.deepEqual([code, err], [0, ''], args.slice(0, 2).join(' '));
        }
      });

    it('that closes early leaves the verdict as it is', async () => {
      for (const [code, ...files] of [
        [1, 'right.js', 'wrong.js'],
        [0, 'right.js', 'right.js'],
        [2, 'right.js', 'missing.js'],
      ] as const) {
        assert.equal((await folder.piped(['verify', ...files], { leavesAfter: 0 })).code, code);
        assert.equal(
          (await folder.piped(['verify', '--format', 'sarif', ...files], { leavesAfter: 0 })).code,
          code,
        );
      }
    });

    it('that is slow gets all of a large output', async () => {
      const { code, out } = await folder.piped(['analyze', '--json', ...many], 'slow');
      assert.equal(code, 0);
      const lines = out.split('\n');
      assert.equal(lines.pop(), '');
      assert.equal(lines.length, many.length);
      assert.ok(out.length > 1e6);
      assert.equal(new Set(lines).size, 1);
      JSON.parse(lines[0]);
    });

    it('where the output can\u2019t be written, that is said', () => {
      // A device that is always full; without one, a descriptor that can only be read.
      const target = existsSync('/dev/full') ? openSync('/dev/full', 'w') : openSync('package.json', 'r');
      const { status, stderr } = spawnSync(process.execPath, [command, 'verify', 'right.js'], {
        cwd: folder.path,
        encoding: 'utf8',
        stdio: ['ignore', target, 'pipe'],
      });
      assert.equal(status, 2);
      assert.match(stderr, /^The output can't be written: .*\n$/);
    });
  });
});
