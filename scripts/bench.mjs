/*
 * Runs the measurements in test/bench, one after the other: in plain Node, the side panel's page in a browser, then in
 * real VS Code.
 *
 *     npm run bench [-- node page vscode]
 */
import { mkdirSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { build, generate } from './build.mjs';
import { bundleHostBench, bundleTests } from './bundle-tests.mjs';
import { packageExtension } from './package.mjs';
import { ensureDependencies, inRoot, main, run, Stop } from './setup.mjs';
import { launchOptions, runSuite } from './suite.mjs';
import { createDataFolder, ensureVSCode, extensionIn, installExtension, startServer } from './vscode.mjs';

async function measure(bundle, env = {}) {
  const args = ['--enable-source-maps', '--expose-gc', bundle];
  const { code } = await run(process.execPath, args, { show: true, env });
  if (code !== 0) throw new Stop('The measurements broke off: see above.');
}

async function inNode() {
  await build({ production: true });
  await measure(await bundleTests('test/bench', 'out/bench.mjs', { ending: '.bench.ts' }));
}

async function inBrowser() {
  await build({ production: true });
  const bundle = await bundleTests('test/workbench', 'out/frames.mjs', { ending: '.frames.ts' });
  await measure(bundle, { BACKPROP_LENS_BROWSER: JSON.stringify(launchOptions(await findBrowser())) });
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
  const browser = await findBrowser();
  await runSuite({ extension, testsPath, dataFolder, browser, results });

  const server = await startServer({ dataFolder });
  const bundle = await bundleTests('test/workbench', 'out/activation.mjs', { ending: '.activation.ts' });
  await measure(bundle, {
    BACKPROP_LENS_SERVER: server.origin,
    BACKPROP_LENS_BROWSER: JSON.stringify(launchOptions(browser)),
  });
}

const parts = { node: inNode, page: inBrowser, vscode: inVSCode };

await main(async (names) => {
  await ensureDependencies();
  await generate();
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    if (!Object.hasOwn(parts, name)) throw new Stop(`There is no part "${name}": node, page or vscode.`);
    await parts[name]();
  }
  return 0;
});
