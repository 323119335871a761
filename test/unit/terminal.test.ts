/* What the command says and how it ends, whatever it is asked. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
      it(`is what ${args.join(' ')} asks for: on standard output, exit code 0`, async () => {
        const { code, out, err } = await folder.run(...args);
        assert.deepEqual([code, err], [0, '']);
        assert.match(out, /^Usage:\n/);
      });

    for (const args of [['--version'], ['verify', '--version'], ['--version', 'right.js']])
      it(`${args.join(' ')} prints the version alone`, async () => {
        assert.deepEqual(await folder.run(...args), { code: 0, out: `${version}\n`, err: '' });
      });

    it('comes on standard error where there is no command at all, with exit code 2', async () => {
      for (const args of [[], ['--json'], ['--']]) {
        const { code, out, err } = await folder.run(...args);
        assert.deepEqual([code, out], [2, ''], args.join(' '));
        assert.match(err, /^Usage:\n/);
      }
    });

    it('names every option that there is, and so does the README', async () => {
      const { out } = await folder.run('--help');
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

    it('commands that the README shows work', async () => {
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
      [['verify', '--language', 'ruby', 'right.js'], /--language knows .*, not “ruby”/],
      [['verify', '--language', 'js', 'right.js'], /--language knows .*, not “js”/],
    ];
    for (const [args, says] of nonsense)
      it(args.join(' '), async () => {
        const { code, out, err } = await folder.run(...args);
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
      it(`is refused in --input "${text}", before anything is read`, async () => {
        const { code, out, err } = await folder.run('analyze', '--json', `--input=${text}`, 'open.js');
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, /^--input .*\.\n$/);
      });

    it('goes to the input of that name, however it is written', async () => {
      const value = async (args: string[], name: string) => {
        const { code, out, err } = await folder.run('analyze', '--json', ...args, 'open.js');
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
      assert.equal(await value(['--input', 'a=2'], 'a'), 2);
      assert.equal(await value(['--input', ' a = -2e-3 '], 'a'), -0.002);
      assert.equal(await value(['--input=a=+.5'], 'a'), 0.5);
      assert.equal(await value(['--input', 'a=0x10'], 'a'), 16);
      assert.equal(await value(['--input', 'a=2', '--input', 'a=2'], 'a'), 2);
      const all = ['--input', 'f(1, 2)=7, a=2', '--input', 'data[0]=-3'];
      assert.equal(await value(all, 'f(1, 2)'), 7);
      assert.equal(await value(all, 'data[0]'), -3);
      assert.equal(await value(all, 'z'), 3 * (2 * -3 + 7));
    });

    for (const commandLine of [
      ['analyze', '--json'],
      ['annotate'],
      ['verify'],
      ['verify', '--format', 'json'],
      ['verify', '--format', 'sarif'],
    ])
      it(`is an error in ${commandLine.join(' ')} where no file has such an input`, async () => {
        const { code, err } = await folder.run(...commandLine, '--input', 'a=1,mass=2,n=4', 'open.js');
        assert.equal(code, 2);
        assert.equal(
          err,
          '--input mass changes nothing: no file that was read has an input mass.\n--input n changes nothing: the code itself gives n its value.\n',
        );
      });

    it('needs only one of several files to take it', async () => {
      assert.equal((await folder.run('verify', '--input', 'a=2', 'right.js', 'open.js')).code, 0);
    });

    for (const name of ['A', 'da', 'toString', '__proto__', 'data', 'f', 'y', 'data[1]', 'a.b'])
      it(`"${name}" is no other input's name`, async () => {
        const { code, err } = await folder.run('analyze', '--json', '--input', `${name}=2`, 'open.js');
        assert.equal(code, 2);
        assert.match(err, /changes nothing/);
      });
  });

  describe('files', () => {
    it('that are missing, or folders, cost a sentence each, and the others are still done', async () => {
      const files = [
        'missing.js',
        'right.js',
        'a folder',
        'right.js/more.js',
        'missing.rb',
        '.',
        'wrong.js',
        'a folder/inside.js',
      ];
      const { code, out, err } = await folder.run('verify', ...files);
      assert.equal(code, 2);
      assert.deepEqual(err.trimEnd().split('\n'), [
        'There is no file missing.js.',
        'a folder is a folder; name the files in it.',
        'There is no file right.js/more.js.',
        'There is no file missing.rb.',
        '. is a folder; name the files in it.',
      ]);
      for (const done of ['right.js: 3 of 3', 'wrong.js: 2 of 3', 'a folder/inside.js: 3 of 3'])
        assert.ok(out.includes(done), done);
    });

    it('that can\u2019t be read are objects with their error in JSON, in their place', async () => {
      const files = ['missing.js', 'right.js', 'a folder', 'notes.txt', 'wrong.js'];
      folder.write('notes.txt', right);
      for (const commandLine of [
        ['analyze', '--json'],
        ['verify', '--format', 'json'],
      ]) {
        const { code, out, err } = await folder.run(...commandLine, ...files);
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

    it('annotate fails as well, with nothing on standard output', async () => {
      for (const file of ['missing.js', 'a folder', 'right.js/']) {
        const { code, out, err } = await folder.run('annotate', file);
        assert.deepEqual([code, out], [2, ''], file);
        assert.match(err, /\.\n$/);
      }
    });

    it('may begin with a dash after --', async () => {
      folder.write('-odd.js', right);
      assert.equal((await folder.run('verify', '--', '-odd.js')).code, 0);
    });
  });
});
