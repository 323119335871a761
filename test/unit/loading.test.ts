/* The engine is not loaded before it is needed. */
import assert from 'node:assert/strict';
import { build } from 'esbuild';

/** The files that are evaluated before `activate` is called: all that are imported other than by `import()`. */
async function loadedAtOnce(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
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

describe('loading the extension', () => {
  it('leaves the parser and the reader of expressions for the first document', async () => {
    const files = await loadedAtOnce('src/extension.ts');
    assert.ok(files.includes('src/views/hover.ts'));
    assert.deepEqual(
      files.filter((file) =>
        /@lezer|^src\/(engine\.ts|gates\/|circuits\/|recognition\/|languages\/\w+\/)/.test(file),
      ),
      [],
    );
  });
});
