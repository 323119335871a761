/* What scripts/test.mjs prints of a run, and that a run comes to its end whatever happens in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('a run of tests', () => {
  it('says which test passes only at its second try, and goes on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lens-reporter-'));
    try {
      const [tests, results] = ['tests.cjs', 'results.json'].map((name) => join(folder, name));
      writeFileSync(
        tests,
        `let tries = 0;
it('is late', async () => { if (++tries < 2) throw new Error('not yet'); });
it('comes after it', () => {});`,
      );
      const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
      const args = [mocha, tests, '--reporter', join('scripts', 'reporter.cjs'), '--retries', '1'];
      const env = { ...process.env, BACKPROP_LENS_RESULTS: results };
      const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
      assert.match(stdout, /is late: tried again, since not yet/);
      assert.deepEqual(JSON.parse(readFileSync(results, 'utf8')), { passed: 2, failed: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
