/* The engine is not loaded before it is needed. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';

/** The files that are evaluated as soon as this one is: all that are imported other than by `import()`. */
async function loadedAtOnce(entry: string, apart: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: [apart],
    loader: { '.css': 'empty' },
    write: false,
    metafile: true,
    outfile: 'extension.js',
  });
  const found = new Set([entry]);
  for (const file of found)
    for (const { path, kind, external } of metafile.inputs[file].imports)
      if (kind === 'import-statement' && !external) found.add(path);
  return [...found];
}

/** What reads text, and what decides what is in it. */
const reading =
  /@lezer|src\/(languages\/javascript\/(?!endings)|(circuits|recognition|verification|writing)\/|analysis\/analyze|engine)/;

describe('loading the extension', () => {
  it('leaves the parser, all that reads and the gates for the first document', async () => {
    const files = await loadedAtOnce('src/extension.ts', 'vscode');
    assert.ok(files.includes('src/views/hover.ts'));
    assert.deepEqual(
      files.filter((file) => reading.test(file) || file.startsWith('src/gates/')),
      [],
    );
  });

  it("leaves them out of the page's own script", async () => {
    const files = await loadedAtOnce('src/panel/main.ts', '../engine');
    assert.ok(files.includes('src/drawing/scene.ts'));
    assert.deepEqual(
      files.filter((file) => reading.test(file)),
      [],
    );
  });

  it('leaves the grammar of Python for the first file in it', async () => {
    const files = await loadedAtOnce('src/engine.ts', 'vscode');
    assert.ok(files.some((file) => /@lezer\/javascript/.test(file)));
    assert.deepEqual(
      files.filter((file) => /@lezer\/python|languages\/python/.test(file)),
      [],
    );
  });
});
