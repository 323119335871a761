/* A copy of the sources that a test may change and load, to show that the change is all that is needed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'backprop-lens-copy-'));

  constructor() {
    for (const each of ['src', 'scripts', 'README.md', 'package.json', 'package-lock.json'])
      cpSync(each, join(this.folder, each), { recursive: true });
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'), 'junction');
  }

  change(file: string, how: (text: string) => string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = how(text);
    assert.notEqual(changed, text, `${file} is as it was`);
    writeFileSync(path, changed);
  }

  /** Runs one of the project's scripts there. */
  run(script: string): void {
    const { status, stderr } = spawnSync(process.execPath, [join('scripts', script)], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  }

  /** What these modules of its src/ export, in one. */
  async load<Exports>(...modules: readonly string[]): Promise<Exports> {
    const outfile = join(this.folder, 'copy.mjs');
    const contents = modules.map((path) => `export * from './src/${path}';`).join('\n');
    await build({
      stdin: { contents, resolveDir: this.folder },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
    });
    return import(pathToFileURL(outfile).href);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
