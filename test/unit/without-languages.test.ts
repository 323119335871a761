/* What is above the languages needs none of them: it compiles in a house without that room. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const rooms = [
  'program',
  'circuits',
  'recognition',
  'analysis',
  'verification',
  'writing',
  'wording',
  'drawing',
];
const below = ['text', 'gates', 'tape'];

describe('the rooms above the languages', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'backprop-lens-rooms-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('compile where there is no language', () => {
    for (const room of [...below, ...rooms])
      cpSync(join('src', room), join(folder, 'src', room), { recursive: true });
    for (const name of ['tsconfig.json', 'tsconfig.pure.json']) cpSync(name, join(folder, name));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    const compiler = resolve('node_modules', 'typescript', 'bin', 'tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.pure.json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
});
