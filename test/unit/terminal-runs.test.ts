/* How runs of the command end: over several files, with which exit code, and where nobody reads on. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { command, Folder, passless, right, wrong } from './terminal';

describe('a run in the terminal', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder({ 'right.js': right, 'wrong.js': wrong, 'passless.js': passless, 'empty.js': '' });
    folder.write('open.js', 'var y = a * data[0] + f(1, 2);\nvar n = 3;\nvar z = n * y;\n');
    folder.write('a folder/inside.js', right);
  });
  after(() => folder.remove());

  it('is the same in a Node of its own as within that of the tests', async () => {
    for (const args of [
      ['--version'],
      [],
      ['verify', '--no-such-option'],
      ['verify', 'right.js', 'missing.js', 'wrong.js'],
      ['verify', '--format', 'sarif', 'wrong.js', 'a folder'],
      ['analyze', '--json', '--input', 'a=2', 'open.js'],
    ])
      assert.deepEqual(await folder.run(...args), folder.runAlone(...args), args.join(' '));
  });

  describe('several files', () => {
    const last = async (...args: string[]) => (await folder.run(...args)).out.trimEnd().split('\n').at(-1);

    it('end with one line on all', async () => {
      assert.equal(await last('verify', 'right.js', 'right.js'), '2 files: 6 of 6 gradients right');
      assert.equal(await last('verify', 'right.js', 'wrong.js'), '2 files: 5 of 6 gradients right, 1 wrong');
      assert.equal(await last('verify', 'passless.js', 'empty.js'), '2 files: no backward pass found');
      assert.equal(
        await last('verify', 'right.js', 'passless.js', 'wrong.js', 'missing.js'),
        '4 files: 5 of 6 gradients right, 1 wrong; 1 without a backward pass; 1 could not be read',
      );
      assert.equal(await last('verify', 'missing.js', 'a folder'), '2 files: 2 could not be read');
    });

    it('count together what each counts by itself', async () => {
      const examples = ['02-neuron', '05-several-circuits', '06-kinks', '08-find-the-mistake'].map((name) =>
        resolve('examples', `${name}.js`),
      );
      let [rightOnes, all] = [0, 0];
      for (const example of examples) {
        const [, some, of] =
          /: (\d+) of (\d+) gradients right/.exec((await folder.run('verify', example)).out) ?? [];
        rightOnes += Number(some);
        all += Number(of);
      }
      assert.ok(all > rightOnes && rightOnes > 10);
      assert.equal(
        await last('verify', ...examples),
        `4 files: ${rightOnes} of ${all} gradients right, ${all - rightOnes} wrong`,
      );
    });

    it('one alone, JSON, SARIF and analyze have no such line', async () => {
      assert.doesNotMatch((await folder.run('verify', 'right.js')).out, /files/);
      for (const args of [
        ['verify', '--format', 'json'],
        ['analyze', '--json'],
      ]) {
        const lines = (await folder.run(...args, 'right.js', 'wrong.js')).out.trimEnd().split('\n');
        assert.deepEqual(
          lines.map((line) => (JSON.parse(line) as { file: string }).file),
          ['right.js', 'wrong.js'],
        );
      }
      JSON.parse((await folder.run('verify', '--format', 'sarif', 'right.js', 'wrong.js')).out);
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
      it(`is ${code} for ${args.join(' ')}`, async () =>
        assert.equal((await folder.run(...args)).code, code));
  });

  describe('--require-pass', () => {
    before(() => {
      // The gradient flows into code that nobody knows: there is a pass, and nothing certain to say of it.
      folder.write(
        'unknown.js',
        'var a = 2;\nvar x = a * 3;\nvar u = x + g(a, x);\nvar du = 1;\nvar dx = du;\nvar da = 3 * dx;\n',
      );
    });

    it('makes a file without a judged pass exit code 1, with a sentence for each', async () => {
      for (const form of [[], ['--format', 'json'], ['--format', 'sarif']]) {
        const { code, err } = await folder.run(
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

    it('is content with a pass in each, right or wrong', async () => {
      assert.deepEqual((await folder.run('verify', '--require-pass', 'right.js')).code, 0);
      const { code, err } = await folder.run('verify', '--require-pass', 'wrong.js');
      assert.deepEqual([code, err], [1, '']);
    });

    it('does not take a pass for judged of which nothing is known', async () => {
      const plain = await folder.run('verify', 'unknown.js');
      assert.match(plain.out, /0 of \d gradients right, \d uncertain|no backward pass found/);
      assert.equal(plain.code, 0);
      const { code, err } = await folder.run('verify', '--require-pass', 'unknown.js');
      assert.equal(code, 1);
      assert.match(err, /^unknown\.js: no .*--require-pass/);
    });

    it('leaves what can\u2019t be read an error', async () => {
      assert.equal((await folder.run('verify', '--require-pass', 'passless.js', 'missing.js')).code, 2);
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

    it('where the output can\u2019t be written, that is said', async () => {
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
