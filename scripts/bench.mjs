/**
 * Runs the measurements in test/bench, one after the other: in plain Node, then in real VS Code.
 *
 *     npm run bench [-- node vscode]
 */
import { mkdirSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { generate } from './build.mjs';
import { bundleHostBench, bundleTests } from './bundle-tests.mjs';
import { packageExtension } from './package.mjs';
import { ensureDependencies, inRoot, main, run, Stop } from './setup.mjs';
import { runSuite } from './suite.mjs';
import { createDataFolder, ensureVSCode, extensionIn, installExtension } from './vscode.mjs';

/** Nine fresh extension hosts, and one before them that warms up the disk. */
const rounds = 10;

async function inNode() {
  const bundle = await bundleTests('test/bench', 'out/bench.mjs', { ending: '.bench.ts' });
  const { code } = await run(process.execPath, ['--enable-source-maps', '--expose-gc', bundle], {
    show: true,
  });
  if (code !== 0) throw new Stop('The measurements broke off: see above.');
}

async function inVSCode() {
  const file = await packageExtension();
  await ensureVSCode();
  // A pause in typing is not what is measured.
  const dataFolder = createDataFolder({ 'backpropLens.delay': 0 });
  await installExtension(file, dataFolder);
  const results = inRoot('out', 'results-bench.json');
  mkdirSync(inRoot('out'), { recursive: true });
  for (const old of [results, `${results}.log`]) rmSync(old, { force: true });
  const testsPath = await bundleHostBench();
  const extension = extensionIn(dataFolder);
  await runSuite({ extension, testsPath, dataFolder, browser: await findBrowser(), results, rounds });
}

const parts = { node: inNode, vscode: inVSCode };

await main(async (names) => {
  await ensureDependencies();
  await generate();
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    if (!Object.hasOwn(parts, name)) throw new Stop(`There is no part "${name}": node or vscode.`);
    await parts[name]();
  }
  return 0;
});
