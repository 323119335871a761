/* Bundles a folder of tests into files that mocha can load, with source maps. Packages stay outside. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { inRoot, root, Stop } from './setup.mjs';

/** The names of the files with this ending in and under a folder, in alphabetical order. */
function filesIn(folder, ending) {
  if (!existsSync(inRoot(folder))) return [];
  const all = readdirSync(inRoot(folder), { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  return all.filter((name) => name.endsWith(ending)).sort();
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
};

/**
 * Bundles each test file in `folder` into one of its own in `outdir`, so that any of them can run alone or beside the
 * others; what several need is in files that they share. With `only` just the files whose names begin so. Returns the
 * bundles in alphabetical order.
 */
export async function bundleEach(folder, outdir, only = '') {
  const all = filesIn(folder, '.test.ts');
  const wanted = only.replace(/^.*[\\/]/, '').replace(/(\.test)?\.ts$/, '');
  const exact = all.filter((name) => name === `${wanted}.test.ts`);
  const files = exact.length > 0 ? exact : all.filter((name) => name.startsWith(wanted));
  if (files.length === 0) throw new Stop(`There is no ${only || '*'}.test.ts in ${folder}.`);
  rmSync(inRoot(outdir), { recursive: true, force: true });
  const { build } = await import('esbuild');
  try {
    await build({
      ...common,
      entryPoints: files.map((name) => `${folder}/${name}`),
      outdir,
      format: 'esm',
      splitting: true,
      chunkNames: 'shared/[name]-[hash]',
      outExtension: { '.js': '.mjs' },
    });
  } catch {
    throw new Stop(`The tests in ${folder} could not be bundled: see the errors above.`);
  }
  return files.map((name) => inRoot(outdir, name.replace(/\.ts$/, '.mjs')));
}

/** Bundles the files in `folder` that end so into `outfile`, and `entry` beside it where there is one. */
export async function bundleTests(folder, outfile, { ending = '.test.ts', format = 'esm', entry } = {}) {
  const files = filesIn(folder, ending);
  if (files.length === 0) throw new Stop(`There is no *${ending} in ${folder}.`);
  const { build } = await import('esbuild');
  const contents = files.map((name) => `import ${JSON.stringify(`./${name}`)};`).join('\n');
  const stdin = { contents, resolveDir: inRoot(folder), sourcefile: 'all-tests.ts' };
  const all = [build({ ...common, format, stdin, outfile })];
  if (entry) all.push(build({ ...common, format, entryPoints: [entry.from], outfile: entry.to }));
  const failed = (await Promise.allSettled(all)).some(({ status }) => status === 'rejected');
  if (failed) throw new Stop(`The tests in ${folder} could not be bundled: see the errors above.`);
  return inRoot(outfile);
}

/** Bundles the suite that runs inside VS Code. Returns the path that VS Code takes as `extensionTestsPath`. */
export async function bundleSuite() {
  await bundleTests('test/vscode', 'out/vscode/tests.js', {
    format: 'cjs',
    entry: { from: 'test/vscode/index.ts', to: 'out/vscode/index.js' },
  });
  return inRoot('out', 'vscode', 'index');
}

/** Bundles what measures inside VS Code. Returns the path that VS Code takes as `extensionTestsPath`. */
export async function bundleHostBench() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/host/index.ts'],
    outfile: 'out/bench-host/index.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  return inRoot('out', 'bench-host', 'index');
}
